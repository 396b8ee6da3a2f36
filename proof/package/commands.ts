import { execFile } from 'node:child_process'
import type { Place } from './install.ts'
import { type Row, row } from './row.ts'

interface Told {
  code: number
  stdout: string
  stderr: string
}

/** A command, and what it is held against. */
type Trial = [args: string[], against: string, holds: (told: Told) => boolean]

const written =
  (pattern: RegExp, code = 0): Trial[2] =>
  (told) =>
    told.code === code && pattern.test(told.stdout) && told.stderr === ''

const trials: Trial[] = [
  [['--help'], 'examples first, on stdout', written(/^Examples:/)],
  [['--version'], 'a version, alone', written(/^\d+\.\d+\.\d+\n$/)],
  [[], 'the lessons and how to go on', written(/gather[\s\S]*Next: learn-async run /)],
  [['list'], 'the lessons', written(/ gather +new /)],
  [['list', '--json'], 'one document', ({ stdout }) => JSON.parse(stdout).lessons.length >= 5],
  [
    ['run', 'gather', '--json', '--speed', '10'],
    'two totals, as theory has them',
    ({ stdout }) =>
      JSON.parse(stdout)
        .variants.map(({ boundMs }: { boundMs: number }) => boundMs)
        .join() === '3500,2000',
  ],
  [
    ['run', 'fetch', '--speed', '10'],
    'what the local server saw',
    ({ code, stdout }) => code === 0 && /The server saw \d+ requests/.test(stdout),
  ],
  [['run', 'event-loop', 'no-wait'], 'a child process, stamped', written(/first line/)],
  [
    ['quiz', 'gather', '--answers', '-,2', '--speed', '20'],
    'a verdict',
    ({ code, stdout }) => code === 0 && /Right: 2\.00 s/.test(stdout),
  ],
  [
    ['progress'],
    'what was just answered',
    // What was missed is run for it, and that is said on stderr.
    ({ code, stdout }) => code === 0 && /^Together: .* 1 of 4 right at first$/m.test(stdout),
  ],
  [['show', 'gather'], 'text and code', written(/demo\.ts[\s\S]*Promise\.all/)],
  [['check'], 'no fault', written(/lessons checked, no fault\./)],
  [
    ['run', 'gahter'],
    'exit 2 and one line',
    ({ code, stderr }) => code === 2 && stderr.trim().split('\n').length === 1,
  ],
]

export async function commandRows(place: Place): Promise<Row[]> {
  const rows: Row[] = []
  for (const [args, against, holds] of trials) {
    const told = await run(place, args)
    rows.push(
      row(`learn-async ${args.join(' ')}`.trim(), against, holdsOf(holds, told), ending(told)),
    )
  }
  return rows
}

function holdsOf(holds: Trial[2], told: Told): boolean {
  try {
    return holds(told)
  } catch {
    return false
  }
}

function ending({ code, stdout, stderr }: Told): string {
  return `exit ${code}: ${(stderr || stdout).slice(-200)}`
}

function run({ command, folder, env }: Place, args: readonly string[]): Promise<Told> {
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      [command, ...args],
      { cwd: folder, env, maxBuffer: 50_000_000 },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    ).stdin?.end(),
  )
}
