import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { shellWord } from '../../src/text/phrases.ts'

it.each([
  ['./my-lessons', './my-lessons'],
  ['@group/package', '@group/package'],
  ['C:\\lessons', '"C:\\lessons"'],
  ['my lessons', '"my lessons"'],
  ["it's", `"it's"`],
  ['', '""'],
  ['~/mine', '"~/mine"'],
  ['$HOME and `date`', "'$HOME and `date`'"],
  [`a "quoted" 'word'`, `'a "quoted" '\\''word'\\'''`],
])('%j is typed as %s', (word, typed) => {
  expect(shellWord(word)).toBe(typed)
})

it.runIf(process.platform !== 'win32')('a shell reads each as it was meant', () => {
  for (const word of [
    'a b',
    "it's",
    '$HOME',
    '`date`',
    'a"b',
    '~/x',
    '#x',
    '*',
    '',
    'ä;ls',
    'a\\b',
    'a\\',
    '\\\\x',
    '!x',
  ]) {
    const read = execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' })
    expect(read).toBe(word)
  }
})
