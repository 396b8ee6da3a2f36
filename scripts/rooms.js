// The one table of who may import whom, as docs/architecture.md explains it.
// `npm run lint` is generated from it (scripts/lint-config.js): to open a way
// between two rooms, or to add a room, change it here.

/**
 * at:      the room's folder (with a slash at its end), or its files
 * imports: the rooms that it may import
 * types:   the rooms of which it may `import type` only
 * because: why no others; the end of what lint says
 */
export const rooms = {
  shape: {
    at: ['src/shape.ts'],
    imports: [],
    because: 'it looks at values from outside, whatever they are for',
  },
  typed: {
    at: ['src/typed/'],
    imports: [],
    because: 'what somebody typed is read the same way, whoever asked for it',
  },
  trace: {
    at: ['src/trace/'],
    imports: [],
    because: 'a trace is plain data that all others read',
  },
  lab: {
    at: ['src/lab/'],
    imports: ['trace'],
    because: 'a demo is recorded the same way, whoever looks at it',
  },
  kit: {
    at: ['src/kit/'],
    imports: ['trace'],
    types: ['lab'],
    because: 'a lesson is written against types and meets no second copy of the lab',
  },
  quiz: {
    at: ['src/quiz/'],
    imports: ['kit', 'trace', 'typed'],
    because: 'judging is a function of a question and a trace',
  },
  timeline: {
    at: ['src/timeline/'],
    imports: ['shape', 'trace'],
    because: 'a picture is a function of a trace',
  },
  page: {
    at: ['src/page/'],
    imports: ['timeline', 'trace'],
    because: 'it runs in a browser, on a run that was saved',
  },
  terminal: {
    at: ['src/terminal/'],
    imports: ['typed'],
    because: 'it draws lines and asks, and knows nothing of lessons',
  },
  progress: {
    at: ['src/progress/'],
    imports: [],
    because: 'the journal outlives the lessons that it speaks of',
  },
  catalog: {
    at: ['src/catalog/'],
    imports: ['kit', 'shape', 'typed'],
    because: 'it reads lessons and runs none',
  },
  session: {
    at: ['src/session/'],
    imports: [
      'catalog',
      'kit',
      'lab',
      'quiz',
      'timeline',
      'terminal',
      'progress',
      'trace',
      'typed',
    ],
    because: 'it plays one lesson, whichever command asked for it',
  },
  flags: {
    at: ['src/flags.ts'],
    imports: [],
    because: 'it is a type',
  },
  app: {
    at: ['src/app.ts'],
    imports: [
      'catalog',
      'kit',
      'lab',
      'quiz',
      'timeline',
      'terminal',
      'progress',
      'trace',
      'flags',
    ],
    because: 'it says what a command is handed; src/compose.ts makes it',
  },
  commands: {
    at: ['src/commands/'],
    imports: [
      'app',
      'session',
      'catalog',
      'kit',
      'shape',
      'lab',
      'quiz',
      'timeline',
      'terminal',
      'progress',
      'trace',
      'typed',
    ],
    because: 'a command uses what its App hands it, so that a test can hand it another',
  },
  system: {
    at: ['src/system.ts', 'src/system-*.ts'],
    imports: [],
    types: ['catalog', 'lab', 'terminal', 'timeline', 'progress'],
    because: 'it implements interfaces that those rooms own',
  },
  publicLab: {
    at: ['src/public-lab.ts'],
    imports: ['lab', 'system'],
    because: 'it gives the lab its clock for programs that nobody runs for them',
  },
  compose: {
    at: ['src/compose.ts'],
    imports: [
      'app',
      'flags',
      'system',
      'session',
      'catalog',
      'kit',
      'lab',
      'quiz',
      'timeline',
      'terminal',
      'progress',
      'trace',
      'typed',
    ],
    because: 'it makes the App and knows no command',
  },
  main: {
    at: ['src/main.ts', 'src/exit.ts', 'src/version.ts'],
    imports: ['commands', 'compose', 'flags', 'terminal', 'typed'],
    types: ['system'],
    because: 'it reads arguments and turns errors into lines; commands do the work',
  },
  bin: {
    at: ['bin/'],
    imports: ['main', 'system'],
    because: 'it starts main and sets the exit code',
  },
}
