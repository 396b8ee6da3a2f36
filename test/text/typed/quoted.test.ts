import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commands } from '../../../src/commands/commands.ts'
import { main } from '../../../src/main.ts'
import { quoted, shortened, withShort } from '../../../src/text/typed/quoted.ts'
import { testSystem } from '../../../testing/system.ts'

describe('what was typed, told in a message', () => {
  it('is whole as long as it is short, and has its beginning and its end where it is not', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
        const told = shortened(text)
        if (text.length <= 160) expect(told).toBe(text)
        else expect(Array.from(told).length).toBeLessThanOrEqual(83)
        expect(text.startsWith(told.slice(0, 20))).toBe(true)
      }),
    )
    expect(quoted('twoo')).toBe('"twoo"')
  })

  it('is cut wherever it stands in a message, a part of it too', () => {
    const long = 'x'.repeat(1000)
    const words = ['run', `--set=a=${long}`]
    expect(withShort(`"${long}" is no number`, words)).toBe(`"${shortened(long)}" is no number`)
    expect(withShort('run has no variant', words)).toBe('run has no variant')
  })
})

describe('a word of 100,000 letters', () => {
  const long = 'x'.repeat(100_000)
  const places = [
    [],
    ['help'],
    ...commands.flatMap(({ name, options }) => [
      [name],
      [name, 'gather'],
      ...options.map(({ flags }) => [name, 'gather', /--[\w-]+/.exec(flags)![0]]),
    ]),
  ]

  it.each(
    [...places.map((place) => [...place, long]), [`--${long}`], ['help', `${long} `]].map(
      (argv) => [argv.map((word) => shortened(word)).join(' '), argv] as const,
    ),
  )('is not repeated whole: %s', async (_name, argv) => {
    const { system, errors, screen, end } = testSystem({ terminal: false })
    const ended = main(argv, { ...system, argv })
    // What would go on, as a run does whose file cannot be written, has said what it has to say.
    await Promise.race([ended, errors.sees(/./).catch(() => '')])
    end('SIGINT')
    await ended
    expect(errors.bytes.length).toBeLessThan(1000)
    expect(screen.bytes).not.toContain('x'.repeat(1000))
  })
})
