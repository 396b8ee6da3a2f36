import { expect, it } from 'vitest'
import { InputEnded, Interrupted, Left } from '../../src/terminal/left.ts'
import { pickOf } from './picks.ts'
import { ScriptedPrompter } from '../../testing/scripted-prompter.ts'

const text = {
  message: 'Seconds:',
  hint: '',
  mayPass: true,
  check: (given: string) => (given === '2' ? null : 'no'),
}
const keys = [{ id: 'on', key: 'enter', word: 'go on' }]

it('gives its answers in order', async () => {
  const prompter = new ScriptedPrompter([
    { numbers: [2, 1] },
    { ids: ['a'] },
    { text: '2' },
    { yes: true },
    { key: 'enter' },
    'pass',
  ])
  expect(await prompter.pick(pickOf('order', ['a', 'b']))).toEqual({
    kind: 'answered',
    value: ['b', 'a'],
  })
  expect(await prompter.pick(pickOf('one', ['a', 'b']))).toEqual({ kind: 'answered', value: ['a'] })
  expect(await prompter.text(text)).toEqual({ kind: 'answered', value: '2' })
  expect(await prompter.confirm('Sure?')).toBe(true)
  expect(await prompter.keys(keys)).toBe('on')
  expect(await prompter.text(text)).toEqual({ kind: 'passed' })
  expect(prompter.asked.map(({ kind }) => kind)).toEqual([
    'pick',
    'pick',
    'text',
    'confirm',
    'keys',
    'text',
  ])
  expect(prompter.left).toBe(0)
})

it('leaves, is interrupted, and ends as a learner would', async () => {
  const prompter = new ScriptedPrompter(['leave', 'ctrl-c'])
  await expect(prompter.keys(keys)).rejects.toThrow(Left)
  await expect(prompter.text(text)).rejects.toThrow(Interrupted)
  await expect(prompter.keys(keys)).rejects.toThrow(InputEnded)
})

it('says so when an answer does not fit its question', async () => {
  const prompter = new ScriptedPrompter([{ numbers: [3] }, { text: '3' }, { key: 'k' }, 'pass'])
  await expect(prompter.pick(pickOf('one', ['a']))).rejects.toThrow('does not fit "Which?"')
  await expect(prompter.text(text)).rejects.toThrow('"3" to "Seconds:": no')
  await expect(prompter.keys(keys)).rejects.toThrow('does not fit "go on"')
  await expect(prompter.pick(pickOf('one', ['a'], { mayPass: false }))).rejects.toThrow(
    'does not fit',
  )
})
