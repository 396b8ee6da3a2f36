import { expect, it } from 'vitest'
import { columnsOf, rowsOf, withSize } from '../../src/terminal/size.ts'
import { Screen } from '../../testing/screen.ts'

it('takes 80 columns and 24 rows where a stream does not say', () => {
  const silent = {} as NodeJS.WriteStream
  const zero = { columns: 0, rows: 0 } as NodeJS.WriteStream
  const none = { columns: Number.NaN, rows: Number.NaN } as NodeJS.WriteStream
  expect([silent, zero, none].map((stream) => [columnsOf(stream), rowsOf(stream)])).toEqual([
    [80, 24],
    [80, 24],
    [80, 24],
  ])
})

it('has a terminal without a size say the usual one, now and after each change of it', async () => {
  const screen = new Screen(80, 24)
  const { output } = screen
  Object.assign(output, { columns: 0, rows: undefined })
  expect(withSize(withSize(output))).toBe(output)
  expect([output.columns, output.rows]).toEqual([80, 24])
  for (const [columns, rows] of [[Number.NaN, 0] as const, [0, Number.NaN] as const]) {
    Object.assign(output, { columns, rows })
    expect([output.columns, output.rows]).toEqual([80, 24])
  }
  Object.assign(output, { columns: 33, rows: 11 })
  expect([output.columns, output.rows]).toEqual([33, 11])
})

it('leaves a stream alone that is no terminal', () => {
  const pipe = { isTTY: false } as unknown as NodeJS.WriteStream
  expect(withSize(pipe)).toEqual({ isTTY: false })
})
