import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Frame,
  frames,
  isMadeIn,
  placesOf,
} from '../../../../src/runners/own-program/javascript/child/executor.ts'
import { Log } from '../../../../src/runners/own-program/javascript/child/log.ts'

describe('the executor of a promise', () => {
  const at = (line: number, name = ''): Frame => ({ file: '/a.mjs', line, name, isPromise: false })
  const promise: Frame = { file: '', line: 0, name: 'Promise', isPromise: true }
  const load = { path: '/a.mjs', site: [5, 9, 'load', 0] as [number, number, string, 0] }

  it.each<[string, boolean, Frame[]]>([
    ['made in the call', true, [at(6), promise, at(6, 'load')]],
    ['made in what the call called', true, [at(2), promise, at(1, 'get'), at(7, 'load')]],
    ['around the call', false, [at(6, 'load'), at(20), promise, at(19)]],
    ['around the call of itself', false, [at(6, 'load'), at(7), promise, at(7, 'load')]],
    ['made in its first line', true, [at(5), promise, at(5, 'load')]],
    ['around what stands in its line', false, [at(5), promise, at(5, 'other')]],
    ['none', false, [at(6, 'load')]],
  ])('%s: %s', (_what, isIt, stack) => {
    expect(isMadeIn(stack, load)).toBe(isIt)
  })

  it('is seen in a stack, of which nothing stays', () => {
    const { stackTraceLimit, prepareStackTrace } = Error
    let seen: Frame[] = []
    void new Promise(() => (seen = [...frames()]))
    const first = seen.findIndex(({ isPromise }) => isPromise)
    expect(seen[first + 1]!.file).toMatch(/executor\.test\.ts$/)
    expect([Error.stackTraceLimit, Error.prepareStackTrace]).toEqual([
      stackTraceLimit,
      prepareStackTrace,
    ])
  })

  it('stands in a call whose place the log knows', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'learn-async-test-'))
    const log = new Log(folder)
    const placeOf = placesOf(folder, () => log.flush())
    expect(placeOf(1)).toBeNull()
    const site: [number, number, string, 0] = [5, 9, 'load', 0]
    log.tell({ told: 'file', path: '/a.mjs', first: 1, sites: [site], inRow: [] })
    expect([placeOf(1), placeOf(1)]).toEqual([load, load])
    log.close()
    rmSync(folder, { recursive: true })
  })
})
