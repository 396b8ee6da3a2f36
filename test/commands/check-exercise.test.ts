import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { checkExercise } from '../../src/commands/check-exercise.ts'
import { taskFaults } from '../../src/commands/check-task.ts'
import { newLesson } from '../../src/course/new-lesson.ts'
import { readTask } from '../../src/practice/task.ts'
import { temporaryHome } from '../../testing/command-line.ts'
import { disk, runHost } from '../../testing/host.ts'

const template = fileURLToPath(new URL('../../template', import.meta.url))
const parts = { lesson: false, practice: true }
let texts: Map<string, string>
beforeAll(async () => {
  // In JavaScript, so that any Node runs check.js as it is.
  texts = await newLesson(disk, { template, id: 'both', language: 'js', parts })
})

/** What check says of the exercise that is laid out, with some of its files changed. */
async function faultsWith(changed: Record<string, string>): Promise<string[]> {
  const folder = path.join(temporaryHome(), '01-both')
  const all = [
    ['practice/package.json', '{ "type": "module" }'],
    ...texts,
    ...Object.entries(changed),
  ]
  for (const [name, text] of all) {
    mkdirSync(path.dirname(path.join(folder, name!)), { recursive: true })
    writeFileSync(path.join(folder, name!), text!)
  }
  const lesson = { id: 'both', number: 1, name: '01-both', folder } as never
  const found: string[] = []
  await checkExercise(lesson, {
    files: disk,
    host: runHost,
    during: (_step, work) => work(),
    found: ({ file, fault }) => void found.push(`${file}: ${fault}`),
  })
  return found
}

it('finds nothing wrong with the exercise that is laid out', async () => {
  expect(await faultsWith({})).toEqual([])
})

it('refuses good files that fail, and bad ones that pass, or for another reason than they say', async () => {
  const faults = await faultsWith({
    'practice/good/turned.ts': texts.get('practice/bad/turned.ts')!,
    'practice/bad/right.py': `# refused: once\n${texts.get('practice/solution.py')!}`,
    'practice/bad/in-turn.ts': texts
      .get('practice/bad/in-turn.ts')!
      .replace('both-at-once', 'at-once'),
    'practice/bad/nameless.js': 'export const both = 1\n',
    'practice/bad/odd.py': '# refused: because\n',
  })
  expect(
    faults.map((fault) => fault.replace(/: must be refused for "at-once", and is.*/, ': other')),
  ).toEqual([
    expect.stringMatching(/good\/turned\.ts: must pass, and is refused for "in-order": /),
    '01-both/practice/bad/in-turn.ts: other',
    expect.stringMatching(/bad\/nameless\.js: must begin with the rule/),
    expect.stringMatching(/bad\/odd\.py: must begin with the rule/),
    '01-both/practice/bad/right.py: must be refused for "once", and passes',
  ])
})

it('refuses a beginning that passes or cannot be run, and a solution that fails', async () => {
  const faults = await faultsWith({
    'practice/starter.ts': texts.get('practice/solution.ts')!,
    'practice/starter.py': 'def both(:\n',
    'practice/solution.ts': texts.get('practice/starter.ts')!,
    'practice/other.py': texts.get('practice/bad/turned.py')!,
  })
  expect(faults.map((fault) => fault.split(', ')[0])).toEqual([
    '01-both/practice/starter.ts: passes as it stands',
    '01-both/practice/solution.ts: must pass',
    expect.stringMatching(/starter\.py: cannot be run as it stands: /),
    '01-both/practice/other.py: must pass',
  ])
})

it('refuses a rule that says nothing of what happened', async () => {
  const faults = await faultsWith({
    'practice/check.js': texts
      .get('practice/check.js')!
      .replace(
        "kit.gives('in-order', 'both', [a, b])",
        "{ rule: 'in-order', missed: (seen) => seen.settled('both')?.value?.[0] === a ? null : { atMs: null, saw: ' ' } }",
      ),
  })
  expect(new Set(faults)).toEqual(
    new Set(
      ['js', 'py', 'ts']
        .filter((ending) => texts.has(`practice/bad/turned.${ending}`))
        .map(
          (ending) =>
            `01-both/practice/check.ts: says nothing of what happened where "in-order" refuses bad/turned.${ending}`,
        ),
    ),
  )
})

it('says what a task lacks', () => {
  const check = { names: { javascript: 'f', python: 'f' }, rules: {}, cases: () => [] }
  expect(taskFaults(readTask(texts.get('practice/task.md')!), check)).toEqual([
    'asks under "## What if" what check.ts does not run: it has no whatIf',
  ])
  expect(taskFaults(readTask(''), check)).toHaveLength(7)
})
