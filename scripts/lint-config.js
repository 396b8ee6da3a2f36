// The configuration of oxlint, made from the table of rooms. An override
// replaces the rule of the base, and a pattern cannot say "all but these": so
// each kind of file gets its whole list of what is banned, with the reason.
import { lessonOverrides } from './lint-lessons.js'
import { awaitingNothing, bannedGlobals, importsRule, takingMembersOut } from './lint-rules.js'
import { rooms } from './rooms.js'

const realTime = 'Take real time from what the room is handed (lab/clock/real-time.ts).'

/** Globals that make a run depend on the moment or the machine, and what to use instead. */
const ambient = {
  process: 'Take streams, arguments, environment and signals from what is handed in.',
  console: 'Write to the streams that are handed in.',
  setTimeout: realTime,
  setInterval: realTime,
  setImmediate: realTime,
  Date: realTime,
  performance: realTime,
}
const onlySystem = 'Only src/system touches it, so that a test can put its own in place.'

const ambientModules = '^(node:)?(process|timers|perf_hooks|os)(/|$)'

/** The rules for all files. */
const base = {
  plugins: ['typescript', 'unicorn', 'oxc', 'import'],
  categories: { correctness: 'error' },
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    // lab/index.js, an ES module, hands over what the files of the bundle export when they are loaded: later values would be lost.
    'import/no-mutable-exports': 'error',
  },
  ignorePatterns: [
    'dist',
    'coverage',
    'node_modules',
    'test/fixtures',
    // As learners would write them, well and badly.
    'lessons/*/practice/good',
    'lessons/*/practice/bad',
    'lessons/*/practice/starter.ts',
    'lessons/*/practice/solution.ts',
    'lessons/*/practice/other.ts',
  ],
}

export function lintConfig() {
  const ofRooms = Object.entries(rooms).map(([name, room]) => ({
    files: room.at.map(below),
    rules: importsRule([
      ...roomPatterns(name, room),
      ...(name === 'system' ? [] : [noAmbientModule]),
    ]),
  }))
  return {
    ...base,
    overrides: [...ofRooms, ...ambientOverrides, ...lessonOverrides, ...testOverrides],
  }
}

const noAmbientModule = {
  regex: ambientModules,
  message: `${onlySystem} Take what you need from what is handed in.`,
}

const ownProgramChild = 'src/runners/own-program/javascript/child/**'

const ambientOverrides = [
  { files: ['src/**'], rules: bannedGlobals(ambient, onlySystem) },
  {
    files: [
      ...rooms.system.at.map(below),
      // Runs in a child process, before a plain Node file whose lines it stamps: nobody could hand it anything.
      'src/runners/preload.ts',
      // As this does, where it puts virtual ones in the place of all of them.
      'src/runners/exercise/child/**',
      // And this, inside a program of the learner's own.
      ownProgramChild,
    ],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
    },
  },
  // It stands in the place of members of the platform, and calls those.
  { files: [ownProgramChild], rules: takingMembersOut },
  {
    files: ['src/runners/preload.ts'],
    rules: importsRule(roomPatterns('lab', rooms.lab)),
  },
  {
    files: ['src/runners/exercise/child/**', ownProgramChild],
    rules: importsRule(roomPatterns('runners', rooms.runners)),
  },
  {
    files: ['bin/**'],
    rules: {
      ...bannedGlobals(without(ambient, 'process'), onlySystem),
      ...onlyOfProcess('bin', ['exitCode']),
    },
  },
  // The door runs where nothing else of ours does.
  {
    files: ['bin/learn-async.cjs'],
    rules: {
      'no-restricted-globals': 'off',
      ...onlyOfProcess('the door', ['exitCode', 'versions', 'getBuiltinModule']),
    },
  },
]

function onlyOfProcess(who, names) {
  const all = names.map((name) => `process.${name}`).join(', ')
  const message = `${who} uses ${all}, and nothing else of process: ${onlySystem}`
  return {
    'no-restricted-properties': ['error', { object: 'process', allowProperties: names, message }],
  }
}

const testOverrides = [
  {
    files: ['test/**', 'testing/**', 'proof/**'],
    rules: {
      ...awaitingNothing,
      ...takingMembersOut,
      // Tests look for the control characters that must not get through.
      'no-control-regex': 'off',
    },
  },
  {
    // Programs that die of what nobody awaits.
    files: ['test/runners/fixtures/**'],
    rules: { 'typescript/no-floating-promises': 'off' },
  },
  {
    // Made-up programs, run as they were made.
    files: ['test/lab/clock/fixtures/**'],
    rules: { 'typescript/no-implied-eval': 'off' },
  },
]

/** What a file of this room may not import: each other room, and what is not src. */
function roomPatterns(name, { at, imports, types = [], because }) {
  const may = [...imports, ...types.map((type) => `${type} (types)`)].join(', ')
  const rule = may === '' ? 'imports no other room' : `may import ${may}`
  const message = `${name} ${rule}: ${because}. The table is scripts/rooms.js.`
  const inFolder = at.every((place) => place.endsWith('/'))
  const from = inFolder ? String.raw`^(\.\./)+(src/)?` : String.raw`^\./`
  const others = Object.entries(rooms).filter(
    ([other]) => other !== name && !imports.includes(other),
  )
  return [
    ...others.map(([other, room]) => ({
      regex: `${from}(${room.at.map(specifier).join('|')})`,
      message: types.includes(other) ? `Only \`import type\`: ${message}` : message,
      ...(types.includes(other) ? { allowTypeImports: true } : {}),
    })),
    {
      regex: String.raw`^(\.\./)+(lessons|template|test|testing|proof|bench|scripts|docs)/`,
      message: 'The program imports nothing outside of src.',
    },
    {
      regex: '^learn-async(/|$)',
      message: 'Inside the package import the file itself, or there are two copies of it.',
    },
  ]
}

/** All files of a place. */
function below(place) {
  return place.endsWith('/') ? `${place}**` : place
}

/** A place as it begins, or stands, in an import from beside src's folders; of a room around another, its own files. */
function specifier(place) {
  const pattern = place.replace(/^src\//, '').replaceAll('.', String.raw`\.`)
  if (!place.endsWith('/')) return `${pattern}$`
  const isAround = Object.values(rooms).some(({ at }) =>
    at.some((other) => other !== place && other.endsWith('/') && other.startsWith(place)),
  )
  return isAround ? `${pattern}[^/]+$` : pattern
}

function without(record, name) {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name))
}
