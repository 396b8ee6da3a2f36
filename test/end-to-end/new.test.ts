import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { nodeSystem } from '../../src/system/system.ts'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { runsTypeScript, makeFolder } = nodeSystem()
const require = createRequire(import.meta.url)
/** What the build blanks types with; it brings no types of its own. */
const amaro = require('amaro') as {
  transformSync(code: string, options: { mode: 'strip-only' }): { code: string }
}

const noFault = /^1 lesson checked, no fault\.\nNext: learn-async list --course (?:\S+|"[^"]+")\n$/

/** A folder for a course, with these lesson folders in it, each of its front matter alone. */
function courseWith(...names: string[]): string {
  const course = temporaryHome()
  for (const name of names) {
    const id = name.replace(/^\d+-/, '')
    mkdirSync(path.join(course, name))
    writeFileSync(
      path.join(course, name, 'text.md'),
      `---\nid: ${id}\ntitle: T\nsummary: S\naliases: also-${id}\n---\n`,
    )
  }
  return course
}

describe('a new lesson', () => {
  it('passes check as it is laid out, wherever it stands', async () => {
    const course = path.join(courseWith(), 'not', 'there yet')
    const laidOut = await runCommand(['new', 'who-waits', '--in', course])
    expect([laidOut.exitCode, laidOut.stderr]).toEqual([0, ''])
    expect(laidOut.stdout).toMatch(/^Laid out .*01-who-waits: .*text\.md/)
    expect(laidOut.stdout).toMatch(/\nNext: learn-async check ".*there yet"\n$/)
    expect(readFileSync(path.join(course, '01-who-waits', 'text.md'), 'utf8')).toMatch(
      /^---\n\s*id: who-waits\ntitle: Who waits\n/,
    )
    expect(await runCommand(['check', course])).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(noFault) as string,
      stderr: '',
    })
  })

  it.each([
    [[], runsTypeScript ? 'ts' : 'js'],
    [['--language', 'ts'], runsTypeScript ? 'ts' : 'js'],
    [['--language', 'js'], 'js'],
  ])('%j: is in a language that this Node runs, and passes check', async (options, ending) => {
    const course = courseWith()
    const { stdout } = await runCommand(['new', 'who-waits', '--in', course, ...options])
    const programs = readdirSync(path.join(course, '01-who-waits')).filter((file) =>
      /\.[jt]s$/.test(file),
    )
    expect(programs).toEqual(['demo', 'lesson', 'snippets'].map((name) => `${name}.${ending}`))
    const isToldWhy = stdout.includes('types in comments: this Node runs no TypeScript')
    expect(isToldWhy).toBe(ending === 'js' && options.at(-1) !== 'js')
    expect((await runCommand(['check', course])).stdout).toMatch(noFault)
  })

  it('is in JavaScript inside node_modules, where no Node runs TypeScript', async () => {
    const course = path.join(courseWith(), 'node_modules', 'course')
    const { stdout } = await runCommand(['new', 'a', '--in', course, '--language', 'ts'])
    expect(stdout).toMatch(/lesson\.js[\s\S]*no TypeScript/)
  })

  it('in TypeScript beside lessons that a build makes the .js of, on any Node', async () => {
    const course = courseWith('01-first')
    writeFileSync(path.join(course, '01-first', 'lesson.ts'), '')
    await runCommand(['new', 'typed', '--in', course, '--language', 'ts'])
    rmSync(path.join(course, '01-first'), { recursive: true })
    if (!runsTypeScript) {
      const { stdout } = await runCommand(['check', course])
      expect(stdout).toContain('02-typed/lesson.ts: this Node cannot run TypeScript')
      for (const name of ['lesson', 'demo', 'snippets']) {
        const file = path.join(course, '02-typed', name)
        const { code } = amaro.transformSync(readFileSync(`${file}.ts`, 'utf8'), {
          mode: 'strip-only',
        })
        writeFileSync(`${file}.js`, code.replace(/\.ts'/g, ".js'"))
      }
    }
    expect((await runCommand(['check', course])).stdout).toMatch(noFault)
  })

  it.each(['ts', 'js'])('in %s has types that hold, as an editor sees them', async (language) => {
    const course = courseWith('09-built')
    writeFileSync(path.join(course, '09-built', 'lesson.ts'), '')
    mkdirSync(path.join(course, 'node_modules'))
    symlinkSync(root, path.join(course, 'node_modules', 'learn-async'), 'junction')
    await runCommand(['new', 'typed', '--in', course, '--language', language])
    expect(await compile(path.join(course, '10-typed', `lesson.${language}`))).toBe('')
    // The types are looked at: a member that is none is seen.
    const file = path.join(course, '10-typed', `lesson.${language}`)
    writeFileSync(file, readFileSync(file, 'utf8').replace('  otherKnobs:', '  otherNobs:'))
    expect(await compile(file)).toContain('otherNobs')
  })

  it('takes the number after the last one', async () => {
    const course = courseWith('01-first', '09-ninth')
    const { stdout } = await runCommand(['new', 'tenth', '--in', course])
    expect(stdout).toContain('10-tenth')
  })

  it('brings a package.json where Node would take its files for CommonJS', async () => {
    const course = courseWith()
    const files = (name: string): string[] => readdirSync(path.join(course, name))
    writeFileSync(path.join(course, 'package.json'), '{ "type": "commonjs" }')
    await runCommand(['new', 'one', '--in', course])
    expect(files('01-one')).toContain('package.json')
    expect((await runCommand(['check', course])).stdout).toMatch(noFault)
    writeFileSync(path.join(course, 'package.json'), '{ "type": "module" }')
    await runCommand(['new', 'two', '--in', course])
    expect(files('02-two')).not.toContain('package.json')
  })
})

describe('nothing is laid out, and one line says why', () => {
  it.each([
    [['Who Waits'], 2, '"Who Waits" is no id: write one in lower case with hyphens'],
    [['../up'], 2, '"../up" is no id'],
    [['7'], 2, '"7" is no id'],
    [['first'], 2, '"first" leads to 01-first already'],
    [['also-first'], 2, '"also-first" leads to 01-first already'],
    [['good', '--language', 'py'], 2, '--language is ts or js, and not "py"'],
    [[], 2, "missing required argument 'id'"],
  ])('%j', async (args, code, fault) => {
    const course = courseWith('01-first')
    const { exitCode, stdout, stderr } = await runCommand(['new', ...args, '--in', course])
    expect([exitCode, stdout]).toEqual([code, ''])
    expect(stderr).toContain(fault)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(readdirSync(course)).toEqual(['01-first'])
  })

  it('in a folder that is a file', async () => {
    const file = path.join(courseWith(), 'file')
    writeFileSync(file, '')
    const { exitCode, stderr } = await runCommand(['new', 'good', '--in', file])
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^learn-async: .*01-good cannot be laid out: .*\n$/)
  })

  it('where the folder is there already, or a file cannot be written', async () => {
    const course = courseWith('01-first')
    const texts = new Map([['text.md', '']])
    await expect(makeFolder(path.join(course, '01-first'), texts)).rejects.toThrow('EEXIST')
    expect(readFileSync(path.join(course, '01-first', 'text.md'), 'utf8')).not.toBe('')
    const unwritable = new Map([...texts, ['text.md/demo.ts', '']])
    await expect(makeFolder(path.join(course, '02-second'), unwritable)).rejects.toThrow(
      /EEXIST|ENOTDIR/,
    )
    expect(existsSync(path.join(course, '02-second'))).toBe(false)
  })
})

/** What tsc says of a file, strictly, with the types that are published. */
function compile(file: string): Promise<string> {
  const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023']
  const both = ['--checkJs', '--allowImportingTsExtensions', '--skipLibCheck', '--types', '']
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [compiler, ...options, ...both, file],
      { cwd: path.dirname(file) },
      (_, stdout) => resolve(stdout),
    )
  })
}
