import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawTimeline } from '../../../src/picture/draw.ts'
import { make } from '../../../src/picture/formats/json.ts'
import { NoSavedRun, readRun } from '../../../src/picture/formats/read-run.ts'
import type { SavedDocument } from '../../../src/picture/formats/saved-run.ts'
import { textOf } from '../../../src/picture/line.ts'
import type { Picture } from '../../../src/picture/picture.ts'
import { inWords } from '../../../src/picture/words.ts'
import {
  everySign,
  fullQueue,
  hostileRun,
  many,
  oneByOne,
  aProcess,
  saved,
  together,
} from './saved-runs.ts'

const lines = (pictures: readonly Picture[]): string[] =>
  [...drawTimeline(pictures, { width: 80, ascii: false }), ...inWords(pictures, { width: 76 })].map(
    textOf,
  )

/** A document of two variants, changed in one place. */
async function changed(change: (document: Changing) => void): Promise<string> {
  const document = JSON.parse(make(saved([await everySign(), aProcess()]))) as Changing
  change(document)
  return JSON.stringify(document)
}
/** A damaged document has any shape. */
type Changing = Record<string, any>

function fault(text: string): string {
  try {
    readRun(text)
  } catch (error) {
    expect(error).toBeInstanceOf(NoSavedRun)
    return (error as Error).message
  }
  return 'was read'
}

describe('a saved run', () => {
  it('draws the same lines and words again', async () => {
    const pictures = [
      { ...(await oneByOne()), notes: ['at 4×'] },
      await together(),
      await fullQueue(),
      await everySign(),
      aProcess(),
      many(100),
    ]
    for (const some of [pictures, ...pictures.map((one) => [one])]) {
      expect(lines(readRun(make(saved(some))).pictures)).toEqual(lines(some))
    }
  })

  it('is the same text when it is saved again', async () => {
    const text = make(saved([await everySign(), await fullQueue(), aProcess()]))
    expect(make(readRun(text))).toBe(text)
  })

  it('names its version, lesson, knobs and command', async () => {
    const document = JSON.parse(make(saved([await together()]))) as SavedDocument
    expect(document).toMatchObject({
      schemaVersion: 1,
      kind: 'learn-async run',
      lesson: 'gather',
      command: 'learn-async run gather',
      knobs: { a: 1000 },
      variants: [{ title: 'together', boundMs: 2000, trace: { clock: 'virtual' } }],
    })
  })

  it('lets pass what a later version may have added', async () => {
    const text = await changed((document) => {
      document.author = 'somebody'
      document.variants[0].trace.events[0].weight = 3
    })
    expect(readRun(text).pictures).toHaveLength(2)
  })

  it('lets no control character through to the terminal', () => {
    const { pictures } = readRun(make(hostileRun()))
    for (const width of [30, 80]) {
      const drawn = [
        ...drawTimeline(pictures, { width, ascii: false }),
        ...inWords(pictures, { width }),
      ]
      expect(drawn.map(textOf).join('')).not.toMatch(/[\u0000-\u001f\u202e]/)
      expect(drawn.map(textOf).join('')).toContain('\\x1b')
    }
  })
})

describe('a file that is no saved run', () => {
  it.each([
    ['', 'is no JSON'],
    ['\u001b[31m', 'is no JSON'],
    ['null', 'is no saved run'],
    ['[]', 'is no saved run'],
    ['"text"', 'is no saved run'],
    ['{"schemaVersion":1,"lesson":"gather","variants":[]}', 'is no saved run'],
  ])('%j: %s', (text, message) => {
    expect(fault(text)).toBe(message)
  })

  it.each<[string, (document: Changing) => void]>([
    [
      'was saved by a newer learn-async: this one reads version 1, not 2',
      (d) => (d.schemaVersion = 2),
    ],
    ['is damaged: run.schemaVersion must be 1', (d) => (d.schemaVersion = 'x')],
    ['is damaged: run.variants must be a list', (d) => (d.variants = {})],
    ['is damaged: run.title is missing', (d) => delete d.title],
    [
      'is damaged: run.variants[0].trace.events[0].atMs must be a time from 0 to 1000000000 ms',
      (d) => (d.variants[0].trace.events[0].atMs = -1),
    ],
    [
      'is damaged: run.variants[0].trace.events[1] must not be before the last',
      (d) => (d.variants[0].trace.events[0].atMs = 90_000),
    ],
    [
      'is damaged: run.variants[1].trace.events[0].kind must be one of started',
      (d) => (d.variants[1].trace.events[0].kind = 'exploded'),
    ],
    [
      'is damaged: run.variants[1].trace.ending.kind must be one of returned, hung, threw, stopped',
      (d) => (d.variants[1].trace.ending = { kind: 'constructor' }),
    ],
    ['is damaged: run.lesson must be an id', (d) => (d.lesson = 'gather; rm -rf ~')],
    ['is damaged: run.knobs.\\x1b must be a number', (d) => (d.knobs = { '\u001b': null })],
  ])('%s', async (message, change) => {
    expect(fault(await changed(change))).toContain(message)
  })

  it('is refused or drawn, whatever was changed in it', async () => {
    const whole = await changed(() => {})
    const places = [...whole.matchAll(/(?<=[:[,])(?:"[^"]*"|-?\d[\d.]*|null)/g)]
    await fc.assert(
      fc.asyncProperty(
        fc.nat(places.length - 1),
        fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 0.5, 1e308, 1e9, '', '__proto__')),
        async (nth, value) => {
          const { index, 0: old } = places[nth]!
          const text =
            whole.slice(0, index) + JSON.stringify(value) + whole.slice(index + old.length)
          try {
            const drawn = lines(readRun(text).pictures).join('\n')
            expect(drawn).not.toMatch(/NaN|undefined/)
          } catch (error) {
            expect(error).toBeInstanceOf(NoSavedRun)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
