import type { Lab } from 'learn-async/kit'
export type Knobs = { block: number; slice: number; way: string }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export async function tick({ sleep, log }: Lab) {
  for (let n = 1; n <= 12; n++) {
    await sleep(100)
    log(`tick ${n}`)
  }
}

export const onePiece: Run = async (lab, { block }) => {
  const ticker = lab.task('ticker', () => tick(lab))
  await lab.sleep(220)
  await lab.task('crunch', async () => lab.busy(block))
  await ticker
}

export const awaitNull: Run = async (lab, { block, slice }) => {
  const ticker = lab.task('ticker', () => tick(lab))
  await lab.sleep(220)
  await lab.task('crunch', async () => {
    for (let left = block; left > 0; left -= slice) {
      await null
      lab.busy(Math.min(slice, left))
    }
  })
  await ticker
}

export const givingWay: Run = async (lab, { block, slice, way }) => {
  const ticker = lab.task('ticker', () => tick(lab))
  await lab.sleep(220)
  await lab.task('crunch', async () => {
    for (let left = block; left > 0; left -= slice) {
      await (way === 'setImmediate' ? lab.setImmediate() : lab.sleep(0))
      lab.busy(Math.min(slice, left))
    }
  })
  await ticker
}

export const onWorker: Run = async (lab, { block }) => {
  const ticker = lab.task('ticker', () => tick(lab))
  await lab.sleep(220)
  await lab.task('crunch', () =>
    lab.offload(({ busy }, ms) => busy(ms), block),
  )
  await ticker
}
