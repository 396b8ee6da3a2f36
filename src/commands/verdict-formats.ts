import type { Verdict } from '../practice/judge.ts'
import { type Judged, printedBy } from './judge-written.ts'

/** What is written into other programs' files, no longer than Exercism takes it. */
const mostCharacters = 500

/** A test, as Exercism's runners have it (version 3). */
interface Test {
  name: string
  status: 'pass' | 'fail' | 'error'
  message?: string
  output?: string
}

/** One file of `verify --json`. Times are virtual milliseconds. */
export function resultJson(judged: Judged): object {
  const { written, status, verdict } = judged
  return {
    lesson: written.exercise.lesson.id,
    language: written.language,
    file: written.file,
    status,
    tests: testsOf(judged),
    totalMs: totalOf(verdict),
    expectations: (verdict?.expectations ?? []).map(({ id, text, missed }) => ({
      id,
      text,
      passed: missed === null,
      ...(missed?.line !== undefined && { line: missed.line }),
      ...(missed !== null && { saw: missed.saw }),
    })),
  }
}

/** One a rule. What was printed stands with the first that is not met, or else with the first. */
function testsOf(judged: Judged): Test[] {
  const { written, verdict, fault } = judged
  if (fault !== null) return [{ name: 'it can be judged', status: 'error', message: fault }]
  const rules = verdict?.expectations ?? []
  const shown = Math.max(
    0,
    rules.findIndex(({ missed }) => missed !== null),
  )
  const output = shortened(printedBy(judged))
  return rules.map(({ text, missed }, index) => {
    const place = missed?.line === undefined ? '' : `${written.file}:${missed.line}: `
    return {
      name: text,
      status: missed === null ? 'pass' : 'fail',
      ...(missed !== null && { message: `${place}${missed.saw}` }),
      ...(index === shown && output !== '' && { output }),
    }
  })
}

/** What the cases took together, in virtual time. */
function totalOf(verdict: Verdict | null): number {
  const overs = (verdict?.result.events ?? []).filter(({ kind }) => kind === 'over')
  return overs.reduce((sum, { atMs }) => sum + atMs, 0)
}

function shortened(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text
}

/** The results as JUnit's XML: a suite for each file, a case for each rule. */
export function junitOf(all: readonly Judged[]): string {
  const suites = all.map((judged) => {
    const { written } = judged
    const tests = testsOf(judged)
    const count = (status: Test['status']): number =>
      tests.filter((test) => test.status === status).length
    const seconds = totalOf(judged.verdict) / 1000
    const attributes = `name="${xml(written.file)}" tests="${tests.length}" failures="${count('fail')}" errors="${count('error')}" time="${seconds}"`
    const className = xml(`${written.exercise.lesson.id}.${written.language}`)
    const cases = tests.map((test) => testCase(test, className))
    return `  <testsuite ${attributes}>\n${cases.join('')}  </testsuite>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`
}

function testCase({ name, status, message, output }: Test, className: string): string {
  const kind = status === 'error' ? 'error' : 'failure'
  const inside = [
    ...(status === 'pass' ? [] : [`<${kind} message="${xml(message ?? '')}"/>`]),
    ...(output === undefined ? [] : [`<system-out>${xml(output)}</system-out>`]),
  ].map((element) => `      ${element}\n`)
  const open = `    <testcase classname="${className}" name="${xml(name)}"`
  return inside.length === 0 ? `${open}/>\n` : `${open}>\n${inside.join('')}    </testcase>\n`
}

/** What XML cannot hold is left out; the rest as it is written there. */
function xml(text: string): string {
  return text
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .replace(/[&<>"\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
