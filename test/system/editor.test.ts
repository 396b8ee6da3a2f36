import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { edit } from '../../src/system/editor.ts'
import { temporaryHome } from '../../testing/command-line.ts'

const { VISUAL, EDITOR } = process.env
function names(visual: string | undefined, editor: string | undefined): void {
  for (const [name, command] of [
    ['VISUAL', visual],
    ['EDITOR', editor],
  ] as const) {
    if (command === undefined) delete process.env[name]
    else process.env[name] = command
  }
}
afterEach(() => names(VISUAL, EDITOR))

it('is none where neither VISUAL nor EDITOR names one', async () => {
  names(undefined, undefined)
  expect(await edit('a.ts')).toBeNull()
  names('', '')
  expect(await edit('a.ts')).toBeNull()
})

it.skipIf(process.platform === 'win32')(
  'is what VISUAL names before EDITOR, words of its own included, and gets the file as it is',
  async () => {
    const file = path.join(temporaryHome(), "it's $HOME.ts")
    writeFileSync(file, 'one\n')
    names('sed -i s/one/two/', 'false')
    expect(await edit(file)).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe('two\n')
    names(undefined, 'sh -c "exit 3"')
    expect(await edit(file)).toBe(3)
    names(undefined, 'kill -9 $$;')
    expect(await edit(file)).toBe(1)
  },
)
