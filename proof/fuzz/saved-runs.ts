import { readFile, rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { commands } from '../../src/commands/commands.ts'
import { runCommand } from '../../testing/command-line.ts'
import { inBinary } from './binary.ts'
import { type Family, type Ground, made } from './families.ts'
import { damaged, mutated, mutations } from './mutations.ts'

/** Files that a run was saved in, with damaged bytes or foreign members, drawn again; none where nothing draws them. */
export async function savedRuns({ lessons }: Ground): Promise<Family[]> {
  if (!commands.some(({ name }) => name === 'draw')) return []
  const saved = await Promise.all(lessons.map(({ id }) => savedRun(id)))
  const cases = fc.constantFrom(...saved).chain((bytes) =>
    fc.oneof(
      damaged(bytes),
      mutations().map((changes) =>
        Buffer.from(JSON.stringify(mutated(JSON.parse(bytes.toString()), changes)) ?? ''),
      ),
    ),
  )
  return [
    {
      name: 'saved runs',
      says: 'a run that was saved, with damaged bytes and foreign members, drawn again',
      share: 1,
      ...made(cases, {
        inBinary: (bytes) => inBinary(['draw', '{home}/run.json'], { 'run.json': bytes }),
      }),
    },
  ]
}

async function savedRun(lesson: string): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'learn-async-fuzz-'))
  const file = path.join(folder, 'run.json')
  await runCommand(['run', lesson, '--speed', '20', '--save', file])
  const bytes = await readFile(file)
  await rm(folder, { recursive: true })
  return bytes
}
