// The one table of who may import whom, as docs/architecture.md explains it.
// `npm run lint` is generated from it (scripts/lint-config.js): to open a way
// between two rooms, or to add a room, change it here. A room inside another
// stands after it.

/** What all may import. */
const leaves = ['text', 'schema']

/**
 * at:      the room's folder (with a slash at its end), or its files
 * imports: the rooms that it may import
 * types:   the rooms of which it may `import type` only
 * because: why no others; the end of what lint says
 */
export const rooms = {
  text: {
    at: ['src/text/'],
    imports: [],
    because: 'it makes and reads words, whatever they are for',
  },
  schema: {
    at: ['src/schema/'],
    imports: [],
    because: 'it looks at values from outside, whatever they are for',
  },
  trace: {
    at: ['src/trace/'],
    imports: [...leaves],
    because: 'a trace is plain data that all others read',
  },
  lab: {
    at: ['src/lab/'],
    imports: [...leaves, 'trace'],
    because: 'a demo is recorded the same way, whoever looks at it',
  },
  publicLab: {
    at: ['src/lab/public.ts'],
    imports: ['lab', 'system'],
    because: 'it gives the lab its clock for programs that nobody runs for them',
  },
  ownProgram: {
    at: ['src/own-program/'],
    imports: [...leaves],
    because:
      "what a program of one's own did is plain data, and what is said of it a function of that",
  },
  runners: {
    at: ['src/runners/'],
    imports: [...leaves, 'lab', 'trace', 'exerciseProtocol', 'ownProgram'],
    because: 'it runs one program, and knows no lesson',
  },
  practice: {
    at: ['src/practice/'],
    imports: [...leaves, 'exerciseProtocol', 'lab', 'runners', 'trace'],
    because: 'judging is a function of what a run told; it knows no lesson',
  },
  exercises: {
    at: ['src/practice/exercises.ts'],
    imports: [...leaves, 'course', 'practice'],
    because: 'it finds what a course says of an exercise, and runs none',
  },
  exerciseProtocol: {
    at: ['src/practice/protocol/'],
    imports: [...leaves],
    because: 'it is what a child of any language is told, and tells',
  },
  course: {
    at: ['src/course/'],
    imports: [...leaves, 'kit', 'questions', 'trace'],
    types: ['lab'],
    because: 'it reads lessons and runs none',
  },
  kit: {
    at: ['src/course/kit/'],
    imports: ['trace'],
    types: ['lab', 'practice', 'exerciseProtocol'],
    because: 'a lesson is written against types and meets no second copy of the lab',
  },
  check: {
    at: ['src/course/check/'],
    imports: [...leaves, 'course', 'kit', 'lab', 'questions', 'runners', 'runs', 'trace', 'tutor'],
    because: 'it runs a lesson as its learners would',
  },
  runs: {
    at: ['src/course/runs/'],
    imports: [...leaves, 'course', 'kit', 'runners', 'trace'],
    types: ['lab'],
    because: 'it runs the programs of a lesson, and plays none',
  },
  questions: {
    at: ['src/questions/'],
    imports: [...leaves, 'kit', 'trace'],
    because: 'judging is a function of a question and a trace',
  },
  picture: {
    at: ['src/picture/'],
    imports: [...leaves, 'trace', 'ownProgram'],
    because: 'a picture is a function of a trace',
  },
  page: {
    at: ['src/page/'],
    imports: [...leaves, 'picture', 'trace', 'ownProgram'],
    because: 'it runs in a browser, on a run that was saved',
  },
  terminal: {
    at: ['src/terminal/'],
    imports: [...leaves],
    because: 'it draws lines and asks, and knows nothing of lessons',
  },
  journal: {
    at: ['src/journal/'],
    imports: [...leaves],
    because: 'the journal outlives the lessons that it speaks of',
  },
  tutor: {
    at: ['src/tutor/'],
    imports: [
      ...leaves,
      'course',
      'kit',
      'lab',
      'runners',
      'runs',
      'questions',
      'picture',
      'terminal',
      'journal',
      'trace',
    ],
    because: 'it plays one lesson, whichever command asked for it',
  },
  flags: {
    at: ['src/flags.ts'],
    imports: [...leaves],
    because: 'all may speak of what every command takes',
  },
  app: {
    at: ['src/app.ts'],
    imports: [
      'check',
      'course',
      'kit',
      'lab',
      'runners',
      'questions',
      'picture',
      'terminal',
      'journal',
      'trace',
      'flags',
    ],
    because: 'it says what a command is handed; src/compose.ts makes it',
  },
  commands: {
    at: ['src/commands/'],
    imports: [
      ...leaves,
      'app',
      'tutor',
      'check',
      'course',
      'exercises',
      'kit',
      'lab',
      'ownProgram',
      'practice',
      'runners',
      'runs',
      'questions',
      'picture',
      'terminal',
      'journal',
      'trace',
      'typed',
    ],
    because: 'a command uses what its App hands it, so that a test can hand it another',
  },
  system: {
    at: ['src/system/'],
    imports: [...leaves],
    types: ['check', 'course', 'lab', 'runners', 'terminal', 'picture', 'journal'],
    because: 'it implements interfaces that those rooms own',
  },
  compose: {
    at: ['src/compose.ts'],
    imports: [
      ...leaves,
      'app',
      'flags',
      'system',
      'tutor',
      'course',
      'kit',
      'lab',
      'runners',
      'questions',
      'picture',
      'terminal',
      'journal',
      'trace',
      'typed',
    ],
    because: 'it makes the App and knows no command',
  },
  main: {
    at: ['src/main.ts', 'src/ends.ts', 'src/exit.ts', 'src/version.ts'],
    imports: [...leaves, 'commands', 'compose', 'flags', 'terminal'],
    types: ['app', 'system'],
    because: 'it reads arguments and turns errors into lines; commands do the work',
  },
  bin: {
    at: ['bin/'],
    imports: ['main', 'system'],
    because: 'it starts main and sets the exit code',
  },
}
