import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Place } from './install.ts'
import { type Row, row } from './row.ts'

const program = `
import { Queue, RateLimiter, Semaphore, TaskGroup, withTimeout } from 'learn-async/lab'

const queue: Queue<number> = new Queue(2)
const places = new Semaphore(1)
const limiter = new RateLimiter(10, 10)
const sum: number = await withTimeout(async () => {
  let total = 0
  await TaskGroup.run(async (group) => {
    group.start(async () => {
      for (const item of [1, 2, 3]) {
        await limiter.take()
        await places.run(() => queue.put(item))
      }
      queue.close()
    })
    group.start(async () => {
      for await (const item of queue) total += item
    })
  })
  return total
}, 60_000)
console.log(sum)
`

const lesson = `
import type { Lab, Lesson } from 'learn-async/kit'

export type Knobs = { a: number }
export const demo = ({ wait }: Lab, { a }: Knobs): Promise<string> => wait('A', a)
export const knobs: Lesson<Knobs>['knobs'] = {
  a: { kind: 'number', label: 'how long', default: 100, min: 10, max: 200, unit: 'ms' },
}
`

const options = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.AsyncIterable'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
}

/** The lab in a program of one's own: compiled strictly against the declarations, then run. */
export async function labRows(root: string, { folder, env }: Place): Promise<Row[]> {
  const write = (name: string, text: string): Promise<void> =>
    writeFile(path.join(folder, name), text)
  await write('program.mts', program)
  await write('lesson.mts', lesson)
  await write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: options, files: ['program.mts', 'lesson.mts'] }),
  )
  const require = createRequire(path.join(root, 'package.json'))
  const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc')
  const run = (args: string[]): Promise<{ holds: boolean; text: string }> =>
    new Promise((resolve) =>
      execFile(process.execPath, args, { cwd: folder, env }, (error, stdout, stderr) =>
        resolve({ holds: error === null, text: stdout + stderr }),
      ),
    )
  const compiled = await run([compiler, '--project', folder])
  const ran = await run(['program.mjs'])
  return [
    row("import … from 'learn-async/lab' and /kit", 'strict tsc', compiled.holds, compiled.text),
    row('a program that uses the lab', 'its sum, 6', ran.text === '6\n', ran.text),
  ]
}
