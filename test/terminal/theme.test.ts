import { expect, it } from 'vitest'
import { makePaint, plainPaint } from '../../src/terminal/theme.ts'

const paint = await makePaint(1)

/** What xterm shows for the sixteen colours, the palest and the darkest of the usual palettes. */
const palette: Record<number, [number, number, number]> = {
  30: [0, 0, 0],
  31: [205, 0, 0],
  32: [0, 205, 0],
  33: [205, 205, 0],
  34: [0, 0, 238],
  35: [205, 0, 205],
  36: [0, 205, 205],
  37: [229, 229, 229],
  94: [92, 92, 255],
}
const backgrounds: Record<string, [number, number, number]> = {
  black: [0, 0, 0],
  white: [255, 255, 255],
  cream: [253, 246, 227],
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, from 1 to 21, as WCAG counts it. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const roles =
  'plain dim heading lane wait work held ready failed cancelled mark right wrong next keyword string comment number'.split(
    ' ',
  )

it.each(roles)('shows %s readably on black, white and cream', (role) => {
  const codes = [...paint([{ text: 'x', role }]).matchAll(/\x1b\[(\d+)m/g)].map(([, code]) =>
    Number(code),
  )
  const colours = codes.filter((code) => (code >= 30 && code <= 37) || code >= 90)
  for (const code of colours) {
    for (const [name, background] of Object.entries(backgrounds)) {
      expect(
        contrast(palette[code] ?? [128, 128, 128], background),
        `${code} on ${name}`,
      ).toBeGreaterThan(3)
    }
  }
})

it('B10 uses the sixteen colours of the theme alone, and closes what it opens', () => {
  for (const role of roles) {
    const painted = paint([{ text: 'x', role }])
    expect(painted).not.toMatch(/\x1b\[(?:38|48)[;m]/)
    const codes = painted.match(/\x1b\[\d+m/g) ?? []
    expect(codes.length % 2).toBe(0)
  }
})

it('leaves roles that it does not know plain', () => {
  expect(paint([{ text: 'a', role: 'nothing known' }])).toBe('a')
})

it('joins the pieces of a line', () => {
  expect(
    plainPaint([
      { text: 'a ', role: 'heading' },
      { text: 'b', role: 'wait' },
    ]),
  ).toBe('a b')
})

it('writes no colour at level 0', async () => {
  const none = await makePaint(0)
  expect(roles.map((role) => none([{ text: role, role }]))).toEqual(roles)
})

it('leads to an address only where the terminal has links, and no address ends its link', async () => {
  const spans = [{ text: 'a.ts', role: 'plain', link: 'file:///a b\x1b\\c' }]
  expect((await makePaint(1))(spans)).toBe('a.ts')
  const linked = await makePaint(1, { links: true })
  expect(linked(spans)).toBe('\x1b]8;;file:///a%20b%1B\\c\x1b\\a.ts\x1b]8;;\x1b\\')
})
