import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { make } from '../../../src/picture/formats/svg.ts'
import { pictureInWords } from '../../../src/picture/words.ts'
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

interface Tag {
  name: string
  attributes: Record<string, string>
  text: string
}

/** The elements of a document; throws where it is not well-formed XML. */
function parsed(xml: string): Tag[] {
  const all: Tag[] = []
  const open: Tag[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const tag = { name, attributes: attributes as Record<string, string>, text: '' }
    all.push(tag)
    open.push(tag)
  })
  parser.on('text', (text) => {
    for (const tag of open) tag.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return all
}

const ofClass = (tags: Tag[], name: string) =>
  tags.filter(({ attributes }) => attributes.class?.split(' ').includes(name))
const textsOf = (tags: Tag[]) => tags.filter(({ name }) => name === 'text').map(({ text }) => text)
const numbers = (tag: Tag) => ({
  x: Number(tag.attributes.x),
  width: Number(tag.attributes.width),
})

describe('a picture as SVG', () => {
  it('names its lesson, and says in words what it shows', async () => {
    const pictures = [await oneByOne(), await together()]
    const tags = parsed(make(saved(pictures)))
    const [root] = tags
    const title = tags.find(({ name }) => name === 'title')!
    const description = tags.find(({ name }) => name === 'desc')!
    expect(title.text).toBe('Together: Promise.all, gather')
    expect(description.text).toBe(pictures.map((one) => pictureInWords(one, false)).join(' '))
    expect([root!.attributes['aria-labelledby'], root!.attributes['aria-describedby']]).toEqual([
      title.attributes.id,
      description.attributes.id,
    ])
  })

  it('draws waits as long as they were, on one scale', async () => {
    const tags = parsed(make(saved([await oneByOne(), await together()])))
    const bars = ofClass(tags, 'wait-fill').slice(0, 6).map(numbers)
    const [a, b, c, a2, b2, c2] = bars
    const second = a!.width
    const ratios = bars.map(({ width }) => width / second)
    for (const [index, ratio] of [1, 2, 0.5, 1, 2, 0.5].entries()) {
      expect(ratios[index]).toBeCloseTo(ratio, 3)
    }
    expect(b!.x).toBeCloseTo(a!.x + second, 1)
    expect(c!.x).toBeCloseTo(a!.x + 3 * second, 1)
    expect([a2!.x, b2!.x, c2!.x]).toEqual([a!.x, a!.x, a!.x])
  })

  it('has totals, an axis, a legend and the command', async () => {
    const texts = textsOf(parsed(make(saved([await oneByOne(), await together()]))))
    expect(texts).toEqual(
      expect.arrayContaining(['3.50 s', '2.00 s', '0 s', '0.5', '3.5', 'waits', 'least possible']),
    )
    expect(texts.at(-1)).toBe('learn-async run gather')
  })

  it('gives each sign its own form, and a legend of those that occur', async () => {
    const texts = textsOf(parsed(make(saved([await everySign(), await fullQueue()]))))
    for (const meaning of [
      'waits',
      'held back by a limit',
      'ready, thread taken',
      'holds the thread',
      'failed',
      'cancelled',
      'least possible',
      'the demo’s end',
      'ran on',
    ]) {
      expect(texts).toContain(meaning)
    }
    expect(textsOf(parsed(make(saved([await together()]))))).not.toContain('failed')
  })

  it('draws a wait thinner from the demo’s own end on', async () => {
    const tags = parsed(make(saved([await everySign()])))
    const [end] = ofClass(tags, 'end-mark')
    const ownEnd = Number(/^M([\d.]+) /.exec(end!.attributes.d!)![1])
    // The last is the legend's.
    const [orphan, ...others] = ofClass(tags, 'wait').slice(0, -1)
    const [, from, length] = /^M([\d.]+) [\d.]+h([\d.]+)$/.exec(orphan!.attributes.d!)!
    const whole = ofClass(tags, 'wait-fill')
      .map(numbers)
      .filter(({ x, width }) => Math.abs(x + width - ownEnd) < 1)
    expect(others).toEqual([])
    expect(Number(from)).toBeGreaterThan(ownEnd)
    expect(Number(from) - ownEnd).toBeLessThan(4)
    // What ran on was begun at 0 and waits 900 ms.
    expect((Number(length) + Number(from) - whole[0]!.x) / (ownEnd - whole[0]!.x)).toBeCloseTo(
      900 / (await everySign()).facts!.totalMs,
      1,
    )
  })

  it('draws the lines of a process with their times', () => {
    const texts = textsOf(parsed(make(saved([aProcess()]))))
    expect(texts).toEqual(expect.arrayContaining(['first line', 'done', '51 ms']))
  })

  it.each([100, 1000])('is as tall with %d lanes as with the most that it draws', (count) => {
    const heightOf = (svg: string): number => Number(parsed(svg)[0]!.attributes.height)
    const svg = make(saved([many(count)]))
    expect(heightOf(svg)).toBe(heightOf(make(saved([many(24)]))))
    expect(textsOf(parsed(svg))).toContainEqual(
      expect.stringMatching(/^… \d+ more, the last ends at \d/),
    )
  })

  it('is well-formed, whatever a name or a text holds', () => {
    const tags = parsed(make(hostileRun()))
    expect(tags.map(({ name }) => name)).not.toContain('b')
    expect(tags.find(({ name }) => name === 'title')!.text).toContain('</script><b>"\'&\\x1b[31m')
  })

  it('loads nothing, and has a card of its own on light and on dark', async () => {
    const svg = make(saved([await everySign()]))
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|@import|href/)
    expect(svg).toContain('@media (prefers-color-scheme:dark)')
    expect(ofClass(parsed(svg), 'card')).toHaveLength(1)
  })

  it('places no shape at what is no number', async () => {
    for (const pictures of [[], [await everySign()], [await fullQueue(), aProcess()]]) {
      expect(make(saved(pictures))).not.toMatch(/NaN|Infinity/)
    }
  })
})
