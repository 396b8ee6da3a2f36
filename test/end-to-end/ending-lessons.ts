import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureCourse } from '../../testing/courses.ts'
import { temporaryHome } from '../../testing/command-line.ts'

/** What a lesson does to the process it is checked in, and what `check` is to say of it, file first. */
export interface EndingLesson {
  file: 'lesson.js' | 'demo.js' | 'snippets.js'
  /** At the top of its file, or as the first line of its program. */
  at: 'top' | 'program'
  does: string
  says: RegExp
}

const place = { 'lesson.js': 'top', 'demo.js': 'program', 'snippets.js': 'program' } as const

function lesson(
  file: EndingLesson['file'],
  does: string,
  says: RegExp,
  at: EndingLesson['at'] = place[file],
): EndingLesson {
  return { file, at, does, says }
}

const neverImported =
  /^lesson\.js: is never done being imported: it awaits at its top what never comes, or exports a function "then"$/
const elsewhere = /^lesson\.js: writes on descriptor 3, by which check hears of it, or closes it$/
/** The virtual clock knows no part of a millisecond. */
const inRealTime = 'await wait("C", 1); if (!Number.isInteger(now()))'
const fs = "import * as fs from 'node:fs';"

export const endingLessons: Record<string, EndingLesson> = {
  'exits-at-import': lesson(
    'lesson.js',
    'process.exit(0)',
    /^lesson\.js:1:9: ends the process by process\.exit, with exit code 0$/,
  ),
  'exits-in-a-demo': lesson(
    'demo.js',
    'process.exit(0)',
    /^demo\.js:2:11: "one-by-one" ends the process by process\.exit, with exit code 0$/,
  ),
  'exits-in-a-snippet': lesson(
    'snippets.js',
    'process.exit(3)',
    /^snippets\.js:2:11: "only-a" ends the process by process\.exit, with exit code 3$/,
  ),
  'exits-without-a-stack': lesson(
    'demo.js',
    'Error.stackTraceLimit = 0; Error.prepareStackTrace = () => 1; process.exit(0)',
    /^demo\.js:2:73: "one-by-one" ends the process by process\.exit, with exit code 0$/,
  ),
  'exits-past-node': lesson(
    'demo.js',
    'process.reallyExit(0)',
    /^demo\.js: "one-by-one" ends the process unheard, with exit code 0$/,
  ),
  killed: lesson(
    'demo.js',
    "process.kill(process.pid, 'SIGKILL'); for (;;);",
    /^demo\.js: "one-by-one" ends the process by SIGKILL$/,
  ),
  aborted: lesson(
    'demo.js',
    'process.abort()',
    /^demo\.js: "one-by-one" ends the process by SIGABRT$/,
  ),
  stopped: lesson(
    'demo.js',
    "process.kill(process.pid, 'SIGSTOP')",
    /^demo\.js: "one-by-one" stops the process: nothing of it moves any more$/,
  ),
  'awaits-at-top': lesson('lesson.js', 'await new Promise(() => {})', neverImported),
  'awaits-with-a-timer': lesson(
    'lesson.js',
    'setInterval(() => {}, 1000); await new Promise(() => {})',
    /^lesson\.js: waits without end$/,
  ),
  'exports-then': lesson('lesson.js', 'export function then() {}', neverImported),
  'loops-at-import': lesson('lesson.js', 'for (;;);', /^lesson\.js:1:\d: computes without end$/),
  'loops-in-a-demo': lesson(
    'demo.js',
    'for (;;) await null',
    /^demo\.js:2:\d+: "one-by-one" computes without end$/,
  ),
  'throws-late': lesson(
    'lesson.js',
    "setTimeout(() => { throw new Error('too late') }, 1)",
    /^lesson\.js:1:26: (".*" )?throws where nothing catches it: too late$/,
  ),
  'throws-in-a-microtask': lesson(
    'demo.js',
    "queueMicrotask(() => { throw new Error('in a listener') })",
    /^demo\.js:2:32: "one-by-one" throws where nothing catches it: in a listener$/,
  ),
  'throws-what-cannot-be-read': lesson(
    'demo.js',
    'queueMicrotask(() => { const it = Proxy.revocable({}, {}); it.revoke(); throw it.proxy })',
    /^demo\.js: "one-by-one" throws where nothing catches it: a value that cannot be read$/,
  ),
  'rejects-at-import': lesson(
    'lesson.js',
    "Promise.reject(new Error('unheard'))",
    /^lesson\.js:1:16: (".*" )?rejects a promise that nothing handles: unheard$/,
  ),
  'takes-the-heap': lesson(
    'demo.js',
    'const kept = []; for (;;) kept.push(new Array(1e5).fill({}))',
    /^demo\.js(:2:\d+)?: "one-by-one" takes (more than 500 MB of|all the) memory$/,
  ),
  'takes-buffers': lesson(
    'demo.js',
    'const kept = []; for (;;) kept.push(Buffer.alloc(1e7, 1))',
    /^demo\.js(:2:\d+)?: "one-by-one" takes more than 500 MB of memory$/,
  ),
  'writes-on-stdout': lesson(
    'demo.js',
    "for (let count = 0; count < 10_000; count++) console.log('spam')",
    /^demo\.js:2:\d+: "one-by-one" writes on stdout, where the picture stands: "spam"; the lab's log is for that$/,
  ),
  'writes-past-node': lesson(
    'lesson.js',
    `${fs} fs.writeSync(1, 'spam\\n')`,
    /^lesson\.js: writes on stdout, where the picture stands: "spam"/,
  ),
  'forges-an-end': lesson('lesson.js', `${fs} fs.writeSync(3, '{"kind":"end"}\\n')`, elsewhere),
  'forges-half-a-line': lesson('lesson.js', `${fs} fs.writeSync(3, '{"kind":')`, elsewhere),
  'forges-a-flood': lesson(
    'lesson.js',
    `${fs} for (;;) fs.writeSync(3, '0'.repeat(1e6) + '\\n')`,
    elsewhere,
  ),
  'closes-its-report': lesson('lesson.js', `${fs} fs.closeSync(3)`, elsewhere),
  'closes-all': lesson(
    'lesson.js',
    `${fs} for (let open = 0; open < 60; open++) try { fs.closeSync(open) } catch {}`,
    /^lesson\.js: (ends the process|writes on descriptor 3)/,
  ),
  'is-misspelt': lesson(
    'lesson.js',
    'const a = = 1',
    /^lesson\.js:1:11: cannot be imported: Unexpected token '='$/,
  ),
  'imports-the-misspelt': lesson(
    'demo.js',
    'export const a = = 1',
    /^demo\.js:1:18: cannot be imported: Unexpected token '='$/,
    'top',
  ),
  'imports-nothing': lesson(
    'lesson.js',
    "import { nothing } from './demo.js'",
    /^lesson\.js:1:\d+: cannot be imported: .*'nothing'$/,
  ),
  'throws-at-import': lesson(
    'demo.js',
    "throw new Error('not today')",
    /^demo\.js:1:7: cannot be imported: not today$/,
    'top',
  ),
  'judges-for-ever': lesson(
    'lesson.js',
    'for (;;);',
    /^lesson\.js:\d+:\d+: question "start" computes without end$/,
    'program',
  ),
  'throws-in-real-time': lesson(
    'demo.js',
    `${inRealTime} throw new TypeError('no')`,
    /^demo\.js: "one-by-one" is another on the real clock .*: it has thrown TypeError: no, and should have returned$/,
  ),
  'says-more-in-real-time': lesson(
    'demo.js',
    `${inRealTime} log('more')`,
    /^demo\.js: "one-by-one" is another on the real clock .*: "more" is there, which should not be$/,
  ),
  'turns-round-in-real-time': lesson(
    'demo.js',
    `${inRealTime} { await wait('B', b); return wait('A', a) }`,
    /^demo\.js: "one-by-one" is another on the real clock .*: the end of B came before the end of A, and should have come after$/,
  ),
}

const firstLine = {
  'lesson.js': 'start: (ran) => begins(ran)',
  'demo.js': "  await wait('A', a)",
  'snippets.js': '  const waiting',
}

/** A course with these lessons, each the good one of the fixtures but for what it does; and the good one, first and last. */
export function endingCourse(lessons: Readonly<Record<string, EndingLesson>>): string {
  const course = temporaryHome()
  writeFileSync(path.join(course, 'package.json'), '{"type":"module"}')
  for (const [index, name] of ['first-good', ...Object.keys(lessons), 'last-good'].entries()) {
    const folder = path.join(course, `${String(index + 1).padStart(2, '0')}-${name}`)
    cpSync(path.join(fixtureCourse, '01-good'), folder, { recursive: true })
    change(path.join(folder, 'text.md'), (text) =>
      text.replace('id: good', `id: ${name}`).replace('fine, sound', ''),
    )
    const ending = lessons[name]
    if (ending) change(path.join(folder, ending.file), (text) => endingText(text, ending))
  }
  return course
}

function endingText(text: string, { file, at, does }: EndingLesson): string {
  // On the first line, so that no other moves.
  if (at === 'top') return `${does};${text}`
  const line = firstLine[file]
  const inProgram = file === 'lesson.js' ? `start: () => { ${does} }` : `  ${does}\n${line}`
  return text.replace('({ wait }', '({ wait, log, now }').replace(line, () => inProgram)
}

function change(file: string, changed: (text: string) => string): void {
  writeFileSync(file, changed(readFileSync(file, 'utf8')))
}
