import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'

const home = temporaryHome()
const newFolder = (): string => mkdtempSync(path.join(home, 'saved-'))

const quick = ['run', 'gather', 'together', '--speed', '20']
const saves = (...files: string[]) => files.flatMap((file) => ['--save', file])

/** What a run prints of itself: its figures are those of this run alone. */
/** Picture and words; that a machine got in the way is advice for who can run it again. */
function pictureOf(stdout: string): string {
  const [shown = ''] = stdout.split(/\n(?:The machine got in the way|Next:)/)
  return shown.slice(shown.indexOf('together')).trimEnd()
}

describe('run --save', () => {
  it('saves each format, prints the run, and makes no other file', async () => {
    const folder = newFolder()
    const names = ['out.html', 'out.json', 'out.svg', 'out.trace.json']
    const files = names.map((name) => path.join(folder, name))
    const { exitCode, stdout, stderr } = await runCommand([...quick, ...saves(...files)])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^together {2}at 20×/)
    expect(stderr).toBe(files.map((file) => `Saved ${file}\n`).join(''))
    expect(readdirSync(folder).sort()).toEqual(names)
    const beginnings = files.map((file) => readFileSync(file, 'utf8').slice(0, 15))
    expect(beginnings[0]).toBe('<!doctype html>')
    expect(beginnings[2]).toMatch(/^<svg /)
  })

  it('leaves --json as it is', async () => {
    const file = path.join(newFolder(), 'out.json')
    const { exitCode, stdout, stderr } = await runCommand([...quick, '--json', ...saves(file)])
    const { lesson, variants } = JSON.parse(stdout) as {
      lesson: string
      variants: { events: [] }[]
    }
    const saved = JSON.parse(readFileSync(file, 'utf8')) as {
      lesson: string
      variants: { trace: { events: [] } }[]
    }
    expect([exitCode, stderr, lesson]).toEqual([0, `Saved ${file}\n`, 'gather'])
    expect(saved.variants.map(({ trace }) => trace.events)).toEqual(
      variants.map(({ events }) => events),
    )
  })

  it('replaces a file that is there', async () => {
    const file = path.join(newFolder(), 'out.svg')
    writeFileSync(file, 'x'.repeat(1_000_000))
    await runCommand([...quick, ...saves(file)])
    expect(readFileSync(file, 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
  })

  it.each(['out.png', 'out', '-'])('"%s": names the formats, and runs nothing', async (file) => {
    const { exitCode, stdout, stderr } = await runCommand([...quick, ...saves(file)])
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toBe(
      `learn-async: --save takes a file that ends with .svg, .html, .json or .trace.json, not "${file}"\n`,
    )
  })

  it.each<[string, (folder: string) => string]>([
    ['there is no such folder', (folder) => path.join(folder, 'nowhere/out.svg')],
    [
      'there is no such folder',
      (folder) => {
        writeFileSync(path.join(folder, 'file'), '')
        return path.join(folder, 'file/out.svg')
      },
    ],
    [
      'it is a folder',
      (folder) => {
        mkdirSync(path.join(folder, 'out.svg'))
        return path.join(folder, 'out.svg')
      },
    ],
  ])('%s: one line, exit 1, and the run is printed', async (reason, prepare) => {
    const folder = newFolder()
    const file = prepare(folder)
    const good = path.join(folder, 'good.svg')
    const { exitCode, stdout, stderr } = await runCommand([...quick, ...saves(file, good)])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('Next: learn-async learn gather')
    expect(stderr).toBe(`learn-async: ${file} cannot be saved: ${reason}\nSaved ${good}\n`)
  })

  it.skipIf(!existsSync('/dev/full'))('a full disk: one line, exit 1', async () => {
    const file = path.join(newFolder(), 'out.html')
    symlinkSync('/dev/full', file)
    const { exitCode, stdout, stderr } = await runCommand([...quick, ...saves(file)])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('Next: learn-async learn gather')
    expect(stderr).toBe(`learn-async: ${file} cannot be saved: the disk is full\n`)
  })

  // Nothing is forbidden to root.
  it.skipIf(process.getuid?.() === 0)('a folder that is not to be written in', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o555)
    const { exitCode, stderr } = await runCommand([
      ...quick,
      ...saves(path.join(folder, 'out.svg')),
    ])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('cannot be saved: writing there is not allowed\n')
  })
})

describe('draw', () => {
  it('draws what the run drew, and its words, and saves it in another format', async () => {
    const folder = newFolder()
    const [first, again, picture] = ['a.json', 'b.json', 'a.svg'].map((name) =>
      path.join(folder, name),
    ) as [string, string, string]
    const run = await runCommand([...quick, ...saves(first)])
    const drawn = await runCommand(['draw', first, ...saves(again, picture)])
    expect(drawn.exitCode).toBe(0)
    expect(pictureOf(drawn.stdout)).toBe(pictureOf(run.stdout))
    expect(pictureOf(run.stdout)).toMatch(/Total [\d.]+ s\./)
    expect(drawn.stdout).toMatch(/^Together: Promise\.all, gather\n/)
    expect(drawn.stdout).toMatch(/\nNext: learn-async run gather\n$/)
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(first, 'utf8'))
    expect(readFileSync(picture, 'utf8')).toMatch(/^<svg /)
  })

  it('says it in sentences in linear mode', async () => {
    const file = path.join(newFolder(), 'a.json')
    await runCommand([...quick, ...saves(file)])
    const { stdout } = await runCommand(['draw', file, '--accessible'])
    expect(stdout).not.toMatch(/[\u2500-\u259f\u001b\r]/)
    expect(stdout).toMatch(/A from [\d.]+ (ms )?to [\d.]+ s\./)
  })

  it.each([
    ['no JSON', 'is no JSON'],
    ['{"kind":"learn-async run"}', 'is damaged: run.schemaVersion is missing'],
    ['{"kind":"learn-async run","schemaVersion":7}', 'was saved by a newer learn-async'],
    ['{}', 'is no saved run; learn-async run <lesson> --save <file.json> makes one'],
  ])('%s: one line, exit 2', async (text, message) => {
    const file = path.join(newFolder(), 'a.json')
    writeFileSync(file, text)
    const { exitCode, stdout, stderr } = await runCommand(['draw', file])
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`learn-async: ${file} ${message}`)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('says in one line that a file is not there, or is a folder', async () => {
    const folder = newFolder()
    const { exitCode, stderr } = await runCommand(['draw', path.join(folder, '\u001b[31m.json')])
    expect([exitCode, stderr]).toEqual([
      2,
      `learn-async: ${folder}/\\x1b[31m.json cannot be read: there is no such file\n`,
    ])
    expect((await runCommand(['draw', folder])).stderr).toBe(
      `learn-async: ${folder} cannot be read: it is a folder\n`,
    )
  })

  it('lets no control character of a file through to the terminal', async () => {
    const file = path.join(newFolder(), 'a.json')
    await runCommand([...quick, ...saves(file)])
    const hostile = readFileSync(file, 'utf8')
      .replaceAll('"A"', String.raw`"\u001b[31mA\u0007"`)
      .replaceAll('"together"', String.raw`"\u001b]0;title\u0007together"`)
      .replaceAll('at 20×', String.raw`\u001b[2J`)
      .replace('Together: Promise', String.raw`\r\u009bPromise`)
      .replace('learn-async run gather', String.raw`\u001b[31mlearn-async`)
    writeFileSync(file, hostile)
    const { exitCode, stdout, stderr } = await runCommand(['draw', file])
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(stdout).toContain('\\x1b[31mA\\x07')
  })
})
