import { describe, expect, it } from 'vitest'
import { exitFor } from '../src/exit.ts'
import { Interrupted, Left } from '../src/terminal/left.ts'
import { ExitError, WrongUse } from '../src/text/exit-error.ts'
import { testSystem } from '../testing/system.ts'

function ended(thrown: unknown): { exitCode: number; stdout: string; stderr: string } {
  const { system, screen, errors } = testSystem({ terminal: false })
  const exitCode = exitFor(thrown, system)
  return { exitCode, stdout: screen.bytes, stderr: errors.bytes }
}

describe('an error says by itself what the program ends with', () => {
  it.each([
    [new WrongUse('type a'), 2, 'learn-async: type a\n'],
    [new Interrupted(), 130, 'learn-async: stopped; what you did is saved\n'],
    [new ExitError('all was said', { telling: 'quiet' }), 1, ''],
    // What was typed stays on the one line.
    [new WrongUse('"a\nb"'), 2, 'learn-async: "a\\x0ab"\n'],
  ])('%s', (thrown, exitCode, stderr) => {
    expect(ended(thrown)).toEqual({ exitCode, stdout: '', stderr })
  })

  it('who leaves is told how to go on', () => {
    expect(ended(new Left())).toEqual({ exitCode: 0, stdout: 'Next: learn-async\n', stderr: '' })
  })
})

describe('whatever else is thrown is a failure, told by its first line', () => {
  it.each([
    [Object.assign(new Error('not ours\nat all'), { name: 'Left' }), 'not ours'],
    [Object.assign(new Error('nor this'), { name: 'WrongUse', exitCode: 2 }), 'nor this'],
    ['a word', 'a word'],
    [null, 'null'],
  ])('%s', (thrown, told) => {
    expect(ended(thrown)).toEqual({ exitCode: 1, stdout: '', stderr: `learn-async: ${told}\n` })
  })

  it('also what can be asked nothing', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const { exitCode, stderr } = ended(proxy)
    expect([exitCode, stderr]).toEqual([1, 'learn-async: a value that cannot be read\n'])
  })
})
