import { expect, it } from 'vitest'
import { positionIn } from '../../src/course/check/position.ts'

const stack = (frame: string): string =>
  `Error: no\n    at node:internal/timers:581:17\n    at run (/other/03-x/demo.js:1:1)\n    at ${frame}\n    at /c/01-a/lesson.js:9:9`

it.each([
  ['a path', 'demo (/c/01-a/demo.js:3:7)'],
  ['an address', 'file:///c/01-a/demo.js:3:7'],
  ['an address with signs', 'async file:///c/my%20course/01-a/demo.js:3:7'],
  ['a path of Windows', String.raw`demo (C:\c\01-a\demo.js:3:7)`],
  ['an address of Windows', 'demo (file:///C:/c/01-a/demo.js:3:7)'],
])('the first place in the folder, as %s', (_what, frame) => {
  expect(positionIn(stack(frame), '01-a')).toEqual({ file: '01-a/demo.js', line: 3, column: 7 })
})

it('a place in a folder of the lesson', () => {
  expect(positionIn('at /c/01-a/snippets/zero.js:2:1', '01-a')?.file).toBe('01-a/snippets/zero.js')
})

it('what Node prints above an error of syntax', () => {
  const printed =
    "file:///c/01-a/demo.js:12\nconst a = = 3\n          ^\n\nSyntaxError: Unexpected token '='\n    at /c/01-a/lesson.js:1:1"
  expect(positionIn(printed, '01-a')).toEqual({ file: '01-a/demo.js', line: 12, column: 11 })
})

it.each([
  ['no stack', ''],
  ['a stack without the folder', 'Error: no\n    at /c/02-b/demo.js:1:1'],
  ['a folder whose name ends alike', 'at /c/x01-a/demo.js:1:1'],
  ['an address that is none', 'at file:///c/%ZZ/demo.js:1:1'],
])('nothing of %s', (_what, text) => {
  expect(positionIn(text, '01-a')).toBe(null)
})
