import { expect, it } from 'vitest'
import { openThings } from '../../../../src/runners/own-program/javascript/open-things.ts'

it.each([
  [['PipeWrap', 'TCPSocketWrap', 'TCPServerWrap', 'TCPSocketWrap'], '2 TCP sockets, 1 TCP server'],
  [['PipeWrap', 'TTYWrap'], '2 streams'],
  [['FSReqPromise'], '1 FSReqPromise'],
  [[], ''],
])('what kept a process alive is counted: %j', (names, words) => {
  expect(openThings(names).join(', ')).toBe(words)
})
