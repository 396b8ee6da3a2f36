import { describe, expect, it } from 'vitest'
import type { LoadedLesson } from '../../../src/course/load.ts'
import type { Lesson } from '../../../src/course/lesson.ts'
import type { KnobValues } from '../../../src/course/kit/knob.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { LessonRuns } from '../../../src/course/runs/lesson-runs.ts'
import { unguaranteedOrders } from '../../../src/course/check/unguaranteed-orders.ts'
import { goodLesson } from '../../../testing/courses.ts'
import { inTurn } from '../../../testing/good-lesson.ts'
import { runHost } from '../../../testing/host.ts'

type Demo = (lab: Lab) => Promise<unknown>

/** What is found in a lesson of one variant, and perhaps a question. */
async function faultsOf(run: Demo, more: Partial<Lesson<KnobValues>> = {}): Promise<string[]> {
  const good = await goodLesson()
  const file = [...good.sources.keys()][0]!
  const loaded: LoadedLesson = {
    ...good,
    lesson: {
      ...good.lesson,
      variants: [{ kind: 'lab', id: 'demo', title: 'demo', file, run, bound: () => 0 }],
      snippets: [],
      predictions: [],
      quiz: [],
      review: [],
      modify: { ...good.lesson.modify, set: {}, questions: [] },
      ...more,
    },
  }
  return unguaranteedOrders(runHost, loaded, new LessonRuns(runHost, loaded))
}

const refused: Record<string, { demo: Demo; fault: string }> = {
  'overdue timers that Node runs list by list, and a browser one by one': {
    demo: async ({ sleep, busy, log }) => {
      const all = [sleep(20).then(() => log('first'))]
      busy(10)
      all.push(sleep(20).then(() => log('second')))
      busy(6)
      all.push(sleep(5).then(() => log('five')))
      busy(50)
      await Promise.all(all)
    },
    fault:
      '"demo" writes "first" before "five", and on another machine after it: Node guarantees no order of timers of different delays that are overdue together',
  },
  'overdue timers of two lanes': {
    demo: async ({ task, sleep, busy, log }) => {
      const both = [
        task('A', () => sleep(5).then(() => log('done'))),
        task('B', () => sleep(9).then(() => log('done'))),
      ]
      busy(50)
      await Promise.all(both)
    },
    fault:
      '"demo" writes "done" of lane "A" before "done" of lane "B", and on another machine after it: Node guarantees no order of timers of different delays that are overdue together',
  },
  'a timer of 1 ms beside an immediate of the main module': {
    demo: ({ sleep, setImmediate, log }) =>
      Promise.all([sleep(0).then(() => log('timer')), setImmediate().then(() => log('immediate'))]),
    fault:
      '"demo" writes "immediate" before "timer", and on another machine after it: Node guarantees no order of what is due at about the same time, or a timer of 1 ms and an immediate',
  },
  'chains of waits that end at the same time': {
    demo: ({ sleep, log }) =>
      Promise.all([
        sleep(13)
          .then(() => sleep(7))
          .then(() => log('13 and 7')),
        sleep(7)
          .then(() => sleep(13))
          .then(() => log('7 and 13')),
      ]),
    fault: 'Node guarantees no order of',
  },
  'a chain of waits that ends a millisecond before another wait': {
    demo: ({ sleep, log }) =>
      Promise.all([
        sleep(10).then(() => log('ten')),
        sleep(5)
          .then(() => sleep(4))
          .then(() => log('nine')),
      ]),
    fault: '"demo" writes "nine" before "ten", and on another machine after it: Node',
  },
  'what falls due while timers call back, beside an immediate': {
    demo: async ({ sleep, setImmediate, busy, log }) => {
      await sleep(1)
      const both = [sleep(5).then(() => log('timer')), setImmediate().then(() => log('immediate'))]
      busy(10)
      await Promise.all(both)
    },
    fault:
      '"demo" writes "immediate" before "timer", and on another machine after it: Node guarantees no order of a timer that falls due while others call back, and an immediate',
  },
  'many rounds of immediates beside a timer': {
    demo: ({ sleep, setImmediate, log }) =>
      Promise.all([
        sleep(5).then(() => log('timer')),
        (async () => {
          for (let round = 0; round < 500; round++) await setImmediate()
          log('rounds')
        })(),
      ]),
    fault:
      'and on another machine after it: Node guarantees no order of a timer, and many immediates',
  },
  'a worker thread beside a wait that is a little longer': {
    demo: ({ sleep, offload, log }) =>
      Promise.all([
        offload(({ busy }) => busy(50)).then(() => log('worker')),
        sleep(60).then(() => log('timer')),
      ]),
    fault:
      '"demo" writes "worker" before "timer", and on another machine after it: Node guarantees no order of the end of offloaded work',
  },
  'a line that is written only where the machine is quick': {
    demo: async ({ sleep, log }) => {
      let late = false
      void sleep(10).then(() => (late = true))
      await sleep(5)
      await sleep(4)
      log('nine')
      if (!late) log('in time')
    },
    fault: '"demo" writes "in time" on some machines, and on others not',
  },
  'an end that hangs on it': {
    demo: async ({ sleep, timeout }) => {
      const signal = timeout(10)
      await sleep(5)
      await sleep(4)
      signal.throwIfAborted()
    },
    fault: '"demo" returns, and on another machine throws: Node',
  },
}

const passed: Record<string, Demo> = {
  'waits of different lengths': ({ wait, log }) =>
    Promise.all([40, 10, 25].map((ms) => wait(`${ms}`, ms).then(log))),
  'equal waits': ({ wait, log }) =>
    Promise.all(['A', 'B', 'C'].map((name) => wait(name, 10).then(log))),
  'equal waits that are overdue': async ({ wait, busy, log }) => {
    const all = ['A', 'B', 'C'].map((name) => wait(name, 10).then(log))
    busy(50)
    await Promise.all(all)
  },
  'an immediate that a timer sets, beside a timer': async ({ sleep, setImmediate, log }) => {
    await sleep(5)
    await Promise.all([
      sleep(0).then(() => log('timer')),
      setImmediate().then(() => log('immediate')),
    ])
  },
  'a timer that is overdue when the main module ends, beside an immediate': async ({
    sleep,
    setImmediate,
    busy,
    log,
  }) => {
    const both = [setImmediate().then(() => log('immediate')), sleep(5).then(() => log('timer'))]
    busy(20)
    await Promise.all(both)
  },
  'promises beside each other': ({ log }) =>
    Promise.all(['A', 'B'].map(async (name) => (log(name), await null, log(name)))),
  'lines that say what time it is': async ({ sleep, log, now }) => {
    for (let tick = 1; tick <= 5; tick++) {
      await sleep(100)
      log(`tick ${tick} at ${now()}`)
    }
  },
}

describe('the orders of a demo', () => {
  it.each(Object.entries(refused))('of %s are refused', async (_what, { demo, fault }) => {
    expect(await faultsOf(demo)).toEqual([expect.stringContaining(fault)])
  })

  it.each(Object.entries(passed))('of %s pass', async (_what, demo) => {
    expect(await faultsOf(demo)).toEqual([])
  })

  it('are refused in an answer, where no line tells of them', async () => {
    const overdue: Demo = async ({ task, sleep, busy }) => {
      const ends = [5, 9].map((ms) =>
        task(`${ms}`, async () => {
          await sleep(ms)
          busy(3)
        }),
      )
      busy(50)
      await Promise.all(ends)
    }
    const answer: typeof inTurn.answer = ({ run }) => run().facts.finishOrder
    const question = { ...inTurn, of: 'demo', items: ['5', '9'], answer }
    expect(await faultsOf(overdue, { quiz: [question] })).toEqual([
      `question "${inTurn.id}": its right answer is wrong on another machine: Node guarantees no order of timers of different delays that are overdue together`,
    ])
  })
})
