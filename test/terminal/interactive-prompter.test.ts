import { describe, expect, it } from 'vitest'
import { pickOf } from './picks.ts'
import { down, enter, up } from '../../testing/screen.ts'
import { asking, number, next } from './asking.ts'

describe('picking one', () => {
  it('C8 shows the items, the cursor on the active one, and what was chosen', async () => {
    const { screen, prompter } = asking()
    const reply = prompter.pick(pickOf('one', ['350 ms', '300 ms', '150 ms']))
    await screen.sees(/leaves$/)
    screen.press(down)
    await screen.sees(/❯ {2}2/)
    expect(screen.cursorRow()).toBe('❯  2  300 ms')
    screen.press(enter)
    expect(await reply).toEqual({ kind: 'answered', value: ['300 ms'] })
    expect(await screen.shown()).toBe(
      ['Which?', '   1  350 ms', '❯  2  300 ms', '   3  150 ms', '› 2'].join('\n'),
    )
    expect(screen.isGivenBack()).toBe(true)
  })

  it('wraps a long question, and never draws it twice', async () => {
    const { screen, prompter } = asking({ columns: 40 })
    const message = 'Together: done after how many seconds, counted from its start?'
    const reply = prompter.pick(pickOf('one', ['a', 'b', 'c'], { message }))
    for (const key of [down, down, up]) {
      await screen.sees(/leaves$/)
      screen.press(key)
    }
    screen.press(enter)
    await reply
    expect((await screen.shown()).match(/Together: done/g)).toHaveLength(1)
  })

  it.each([
    [100, 60],
    [100, 45],
    [60, 100],
  ])('leaves no ghost when %i columns become %i', async (from, to) => {
    const { screen, prompter } = asking({ columns: from, rows: 30 })
    screen.output.write('above\n')
    const long = 'each of the three waits for the one before it, and so they add up to the sum'
    const reply = prompter.pick(pickOf('one', [long, 'b', long, 'c']))
    await screen.sees(/leaves$/)
    screen.press(up)
    await screen.sees(/❯ {2}4/)
    await screen.resize(to, 30)
    screen.press(up + up)
    await screen.sees(/❯ {2}2/)
    const text = await screen.shown()
    expect(text.match(/each of the three/g)).toHaveLength(2)
    expect(text.match(/leaves/g)).toHaveLength(1)
    expect(text.startsWith('above\nWhich?\n   1  each of the three')).toBe(true)
    expect(screen.cursorRow()).toBe('❯  2  b')
    screen.press(enter)
    expect(await reply).toEqual({ kind: 'answered', value: ['b'] })
    expect((await screen.shown()).match(/each of the three/g)).toHaveLength(2)
  })

  it('reaches every item of a list that is longer than the window', async () => {
    const { screen, prompter } = asking({ rows: 10 })
    const texts = Array.from({ length: 12 }, (_, index) => `lesson ${index + 1}`)
    const reply = prompter.pick(pickOf('one', texts))
    await screen.sees(/… \d more/)
    for (let index = 2; index <= 12; index++) {
      screen.press(down)
      await screen.sees(new RegExp(`❯ +${index} `))
    }
    expect((await screen.shown()).match(/Which/g)).toHaveLength(1)
    screen.press(enter)
    expect(await reply).toEqual({ kind: 'answered', value: ['lesson 12'] })
  })
})

describe('picking more', () => {
  it('marks several by number or Space', async () => {
    const { screen, prompter } = asking()
    const reply = prompter.pick(pickOf('several', ['a', 'b', 'c']))
    await screen.sees(/leaves$/)
    screen.press('1')
    await screen.sees(/❯ \[x\] {2}1/)
    screen.press(`${down}${down} `)
    await screen.sees(/❯ \[x\] {2}3/)
    screen.press(enter)
    expect(await reply).toEqual({ kind: 'answered', value: ['a', 'c'] })
  })

  it('takes an order as it is typed', async () => {
    const { screen, prompter } = asking()
    const reply = prompter.pick(pickOf('order', ['a', 'b', 'c']))
    await screen.sees(/leaves$/)
    screen.press('2 1 3')
    await screen.sees(/3\. {2}3/)
    screen.press(enter)
    expect(await reply).toEqual({ kind: 'answered', value: ['b', 'a', 'c'] })
    expect(await screen.shown()).toMatch(/› b, a, c$/)
  })

  it('says what is missing in place of the hint', async () => {
    const { screen, prompter } = asking()
    const reply = prompter.pick(pickOf('order', ['a', 'b']))
    await screen.sees(/leaves$/)
    screen.press(`2${enter}`)
    await screen.sees(/1 more to put in order; type each of 1/)
    screen.press(`21${enter}`)
    expect(await reply).toEqual({ kind: 'answered', value: ['b', 'a'] })
  })
})

describe('what is typed', () => {
  it('stands on the screen, the cursor behind it, and marks what it means', async () => {
    const { screen, prompter } = asking()
    const reply = prompter.pick(pickOf('several', ['a', 'b', 'c', 'd']))
    await screen.sees(/leaves$/)
    screen.press('1 + 4')
    await screen.sees(/\[x\] {2}4[\s\S]*typed: 1 \+ 4\n/)
    expect(screen.cursorRow()).toBe('typed: 1 + 4')
    screen.press(enter)
    expect(await reply).toEqual({ kind: 'answered', value: ['a', 'd'] })
    expect(await screen.shown()).toMatch(/^Which\?\n {2}\[x\] {2}1 {2}a\n[^]*› 1, 4$/)
  })

  it('is cleared where it is not understood, and nothing is taken in its place', async () => {
    const { screen, prompter } = asking()
    const reply = prompter.pick(pickOf('one', ['0.2', '0.6', '0.07']))
    await screen.sees(/leaves$/)
    screen.press(`nobody${enter}`)
    await screen.sees(/"nobody" is none of these; type one of\n1 to 3, or its words$/)
    screen.press(enter)
    await screen.sees(/type a number or words, or move with\nthe arrows$/)
    screen.press('0.')
    await screen.sees(/typed: 0\.\n/)
    screen.press(`6${enter}`)
    expect(await reply).toEqual({ kind: 'answered', value: ['0.6'] })
    expect(await screen.shown()).not.toContain('typed')
  })
})

describe('texts', () => {
  it('are checked, and asked again under what is wrong', async () => {
    const { screen, prompter } = asking()
    const reply = prompter.text(number)
    await screen.sees(/Seconds:$/)
    screen.press(`x${enter}`)
    await screen.sees(/Seconds:\nType a number\.$/)
    screen.press(`2${enter}`)
    expect(await reply).toEqual({ kind: 'answered', value: '2' })
    expect(await screen.shown()).toBe('To pass type -, for help ?, to leave q.\n› Seconds: 2')
  })

  it('give the hint on a question mark', async () => {
    const { screen, prompter } = asking()
    const reply = prompter.text(number)
    await screen.sees(/Seconds:$/)
    screen.press(`?${enter}`)
    await screen.sees(/seconds, as 2\.5; - passes, \? helps, q leaves$/)
    screen.press(`7${enter}`)
    expect(await reply).toEqual({ kind: 'answered', value: '7' })
  })
})

it('confirms', async () => {
  const { screen, prompter } = asking()
  const yes = prompter.confirm('Forget it?')
  await screen.sees(/Forget it\?/)
  screen.press(`y${enter}`)
  expect(await yes).toBe(true)
  const no = prompter.confirm('Forget all?')
  await screen.sees(/Forget all\?/)
  screen.press(enter)
  expect(await no).toBe(false)
})

describe('going on', () => {
  it('C7 takes a single key, and no other', async () => {
    const { screen, prompter } = asking()
    const chosen = prompter.keys(next)
    await screen.sees(/^Next: quiz \(Enter\), turn a knob \(k\), leave \(q\)$/)
    screen.press('xk')
    expect(await chosen).toBe('knob')
    expect(await screen.shown()).toBe('› turn a knob')
  })
})

it('shows control characters in a question as signs', async () => {
  const { screen, prompter } = asking()
  const reply = prompter.pick(pickOf('one', ['a'], { message: 'a\x1b[2Jb' }))
  await screen.sees(/a\\x1b\[2Jb[\s\S]*leaves$/)
  screen.press(`1${enter}`)
  await reply
})
