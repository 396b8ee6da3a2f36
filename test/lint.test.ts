import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowed, faulty } from './lint-cases.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

let folder = ''
let messages = new Map<string, string[]>()

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'learn-async-lint-'))
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  await write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { module: 'NodeNext', strict: true, noEmit: true } }),
  )
  for (const { file, code } of [...faulty, ...allowed]) await write(file, `${code}\n`)
  messages = await lint()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
  await writeFile(path.join(folder, file), text)
}

/** What lint says, by file: the message with its advice. */
async function lint(): Promise<Map<string, string[]>> {
  const script = path.join(root, 'scripts/lint.js')
  const output = await new Promise<string>((resolve) => {
    const options = { maxBuffer: 10_000_000 }
    execFile(process.execPath, [script, folder, '--format', 'json'], options, (_, stdout) =>
      resolve(stdout),
    )
  })
  const { diagnostics } = JSON.parse(output) as {
    diagnostics: { filename: string; message: string; help?: string }[]
  }
  const said = new Map<string, string[]>()
  for (const { filename, message, help = '' } of diagnostics) {
    const file = filename.replaceAll('\\', '/')
    said.set(file, [...(said.get(file) ?? []), `${message} ${help}`])
  }
  return said
}

describe('lint refuses, and says why', () => {
  test.each(faulty)('$name', ({ file, says }) => {
    expect(messages.get(file)).toEqual(says.map((part) => expect.stringContaining(part)))
  })
})

describe('lint allows', () => {
  test.each(allowed)('$name', ({ file }) => {
    expect(messages.get(file)).toBe(undefined)
  })
})
