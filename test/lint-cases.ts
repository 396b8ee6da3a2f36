import { imports, inTheLab, type LintCase, modules, onlySystem } from './lint-import-cases.ts'

const ambient: LintCase[] = [
  ['process', "process.stdout.write('')"],
  ['console', "console.log('')"],
  ['setTimeout', 'setTimeout(() => {}, 1)'],
  ['setInterval', 'setInterval(() => {}, 1)'],
  ['setImmediate', 'setImmediate(() => {})'],
  ['Date', 'export const now = Date.now()'],
  ['performance', 'export const now = performance.now()'],
].map(([name = '', code = '']) => ({
  name: `${name} in a room`,
  file: `src/trace/uses-${name}.ts`,
  code,
  says: [onlySystem],
}))

const inProgram: LintCase[] = [
  {
    name: 'process by way of globalThis',
    file: 'src/tutor/global.ts',
    code: 'export const { env } = globalThis.process',
    says: [onlySystem],
  },
  {
    name: 'a signal that real time aborts',
    file: 'src/tutor/signal.ts',
    code: 'export const signal = AbortSignal.timeout(5)',
    says: ["Use the lab's timeout"],
  },
  {
    name: 'chance without a seed',
    file: 'src/questions/shuffle.ts',
    code: 'export const chance = Math.random()',
    says: ['must be repeatable'],
  },
  {
    name: 'process in main',
    file: 'src/main.ts',
    code: 'process.exit(1)',
    says: [onlySystem],
  },
  {
    name: 'anything of process but the exit code in bin',
    file: 'bin/exits.ts',
    code: 'process.exit(1)\nexport {}',
    says: ['bin uses process.exitCode, and nothing else'],
  },
  {
    name: 'a promise that nobody awaits',
    file: 'src/tutor/floating.ts',
    code: 'export const start = async () => {}\nexport function go() {\n  start()\n}',
    says: ['Promises must be awaited'],
  },
  {
    name: 'a promise where a condition is wanted',
    file: 'src/tutor/misused.ts',
    code: 'export const start = async () => true\nexport const go = () => {\n  if (start()) return 1\n  return 2\n}',
    says: ['Expected non-Promise value in a boolean conditional'],
  },
  {
    name: 'a promise that nobody awaits, in a test',
    file: 'test/floating.test.ts',
    code: 'export const start = async () => {}\nexport function go() {\n  start()\n}',
    says: ['Promises must be awaited'],
  },
  {
    name: 'an export that may change',
    file: 'src/trace/mutable.ts',
    code: 'export let count = 0\nexport const more = () => ++count',
    says: ["Exporting mutable 'let' binding"],
  },
  {
    name: 'a comment that switches off what is not there',
    file: 'src/tutor/disabled.ts',
    code: '// oxlint-disable-next-line no-debugger\nexport const one = 1',
    says: ['Unused oxlint-disable directive'],
  },
]

const lateImport: LintCase = {
  name: 'an import against the table, made late',
  file: 'src/trace/late.ts',
  code: "export const late = () => import('../lab/run.ts')",
  says: ['trace may import text, schema'],
}

const lab = (name: string, code: string, says: string): LintCase => ({
  name: `${name} in a lab variant`,
  file: `lessons/03-gather/${name.replace(/\W/g, '-')}/demo.ts`.replace(
    /^lessons\/03-gather/,
    'lessons',
  ),
  code,
  says: [says],
})
const inLessons: LintCase[] = [
  lab('setTimeout', 'setTimeout(() => {}, 1)', inTheLab),
  lab('setImmediate', 'setImmediate(() => {})', inTheLab),
  lab('Date', 'export const now = new Date()', inTheLab),
  lab('performance', 'export const now = performance.now()', inTheLab),
  lab('console', "console.log('')", inTheLab),
  lab('process', "process.stdout.write('')", inTheLab),
  lab('the global fetch', "export const reply = fetch('/')", inTheLab),
  lab(
    'AbortSignal.timeout',
    'export const signal = AbortSignal.timeout(5)',
    "Use the lab's timeout",
  ),
  lab(
    'node:timers',
    "import { setTimeout as sleep } from 'node:timers/promises'\nexport { sleep }",
    'handed',
  ),
  lab(
    'a package',
    "import chalk from 'chalk'\nexport { chalk }",
    'A lesson imports types of learn-async/kit',
  ),
  lab(
    'the lab itself',
    "import { Queue } from 'learn-async/lab'\nexport { Queue }",
    'A lesson imports types',
  ),
  lab(
    'a value of the kit',
    "import { Queue } from 'learn-async/kit'\nexport { Queue }",
    'Only `import type`',
  ),
  lab(
    'another lesson',
    "import { a } from '../04-fetch/demo.ts'\nexport { a }",
    'files of its own folder alone',
  ),
  {
    name: 'a package in a process variant',
    file: 'lessons/01-event-loop/wait.ts',
    code: "import chalk from 'chalk'\nexport { chalk }",
    says: ['imports Node alone'],
  },
  {
    name: 'a package in a snippet of its own folder',
    file: 'lessons/01-event-loop/snippets/one.ts',
    code: "import { Queue } from 'learn-async/lab'\nexport { Queue }",
    says: ['imports Node alone'],
  },
  {
    name: 'another lesson in a snippet of its own folder',
    file: 'lessons/01-event-loop/snippets/zero.ts',
    code: "import { a } from '../../03-gather/demo.ts'\nexport { a }",
    says: ['files of its own folder alone'],
  },
  {
    name: 'a timer in what a new lesson begins as',
    file: 'template/demo.ts',
    code: 'setTimeout(() => {}, 1)',
    says: [inTheLab],
  },
]

export const faulty: LintCase[] = [
  ...ambient,
  ...modules,
  ...inProgram,
  ...imports,
  lateImport,
  ...inLessons,
]

export const allowed: LintCase[] = [
  [
    'system touches process and timers',
    'src/system/node.ts',
    "import os from 'node:os'\nsetTimeout(() => process.exit(os.arch.length), Date.now())",
  ],
  [
    'system imports types',
    'src/system/types.ts',
    "import type { RealTime } from '../lab/clock/real-time.ts'\nexport type { RealTime }",
  ],
  [
    'the preload of a child process is on its own',
    'src/runners/preload.ts',
    "import { writeSync } from 'node:fs'\nwriteSync(3, String(performance.now()) + process.pid)",
  ],
  ['bin sets the exit code', 'bin/learn-async.ts', 'process.exitCode = 2\nexport {}'],
  [
    'a room imports its own folders',
    'src/tutor/inner.ts',
    "import { a } from './lab/a.ts'\nexport { a }",
  ],
  [
    'kit imports types of the lab',
    'src/course/kit/types.ts',
    "import type { Lab } from '../../lab/lab.ts'\nexport type { Lab }",
  ],
  [
    'a name that is handed in is no global',
    'src/lab/handed.ts',
    'export const wait = (setTimeout: () => void) => setTimeout()',
  ],
  [
    'a demo takes fetch from the lab',
    'lessons/04-fetch/demo.ts',
    "import type { Lab } from 'learn-async/kit'\nexport const one = ({ fetch }: Lab) => fetch('/')",
  ],
  [
    'a lesson imports its own demo',
    'lessons/04-fetch/lesson.ts',
    "import { one } from './demo.ts'\nexport default { one }",
  ],
  [
    'a demo may leave a promise alone',
    'lessons/04-fetch/snippets.ts',
    'const go = async () => {\n  await null\n}\nexport const twice = () => {\n  go()\n  go()\n}',
  ],
  [
    'a process variant is plain Node',
    'lessons/04-fetch/wait.ts',
    "import { setTimeout as sleep } from 'node:timers/promises'\nconsole.log(process.argv, performance.now())\nsetTimeout(() => {}, 1)\nawait sleep(1)",
  ],
  [
    'a snippet in its own file is plain Node',
    'lessons/04-fetch/snippets/zero.ts',
    "import { a } from '../wait.ts'\nconsole.log(a)",
  ],
  [
    'what a new lesson begins as may leave a promise alone',
    'template/snippets.ts',
    'const go = async () => {\n  await null\n}\nexport const twice = () => {\n  go()\n  go()\n}',
  ],
  [
    'a test is free',
    'test/free.test.ts',
    "import { a } from '../src/lab/a.ts'\nconsole.log(process.argv, a)",
  ],
  ['a script is free', 'scripts/free.js', 'console.log(process.argv)'],
].map(([name = '', file = '', code = '']) => ({ name, file, code, says: [] }))
