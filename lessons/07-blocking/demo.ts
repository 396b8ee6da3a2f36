import type { Lab } from 'learn-async/kit'
export type Knobs = { block: number; slice: number; way: string }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export async function tick({ sleep, log }: Lab) {
  for (let n = 1; n <= 12; n++) {
    await sleep(100)
    log(`tick ${n}`)
  }
}

// Starts the ticker, and crunch beside it at 220 ms
export async function beside(lab: Lab, crunch: () => Promise<unknown>) {
  const ticker = lab.task('ticker', () => tick(lab))
  await lab.sleep(220)
  await lab.task('crunch', crunch)
  await ticker
}

export const onePiece: Run = (lab, { block }) =>
  beside(lab, async () => lab.busy(block))

export const awaitNull: Run = (lab, { block, slice }) =>
  beside(lab, async () => {
    for (let left = block; left > 0; left -= slice) {
      await null
      lab.busy(Math.min(slice, left))
    }
  })

export const givingWay: Run = (lab, { block, slice, way }) =>
  beside(lab, async () => {
    for (let left = block; left > 0; left -= slice) {
      await (way === 'setImmediate' ? lab.setImmediate() : lab.sleep(0))
      lab.busy(Math.min(slice, left))
    }
  })

export const onWorker: Run = (lab, { block }) =>
  beside(lab, () => lab.offload(({ busy }, ms) => busy(ms), block))
