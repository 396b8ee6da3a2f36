/** What task.md of an exercise says. */
export interface Task {
  title: string
  /** What to write, in paragraphs, each one line. */
  paragraphs: readonly string[]
  /** A call to try, by the language in which it is written: `ts`, `python`. */
  samples: Readonly<Record<string, string>>
  /** What stands behind the sample: what comes of it. */
  after: readonly string[]
  /** From a nudge to nearly all. */
  hints: readonly string[]
  /** What a pass means; in paragraphs. */
  means: readonly string[]
  /** Which way, and why; in paragraphs. */
  ways: readonly string[]
  /** What is asked after a pass, and what is said to an answer; `{before}` and `{after}` stand for what the learner's own runs came to. */
  whatIf: { asks: string; why: string } | null
}

/** Reads task.md; a section that is not there is empty. */
export function readTask(source: string): Task {
  const [before = '', ...rest] = source.replaceAll('\r\n', '\n').split(/^## /m)
  const sections = new Map<string, string>()
  for (const section of rest) {
    const end = section.indexOf('\n')
    sections.set(section.slice(0, end).trim(), section.slice(end + 1).trim())
  }
  const [, title = '', text = ''] = /^# (.*)\n([^]*)$/.exec(before.trim()) ?? []
  const sample = sections.get('Sample') ?? ''
  const blocks = [...sample.matchAll(fence)].map(([, language = '', code = '']) => [language, code])
  const [asks, ...why] = paragraphsOf(sections.get('What if') ?? '')
  return {
    title,
    paragraphs: paragraphsOf(text),
    samples: Object.fromEntries(blocks) as Task['samples'],
    after: paragraphsOf(sample.replace(fence, '')),
    hints: (sections.get('Hints') ?? '')
      .split(/^\d+\. /m)
      .map(oneLine)
      .filter((hint) => hint !== ''),
    means: paragraphsOf(sections.get('What a pass means') ?? ''),
    ways: paragraphsOf(sections.get('Which way, and why') ?? ''),
    whatIf: asks === undefined ? null : { asks, why: why.join(' ') },
  }
}

const fence = /^```(\w+)\n([^]*?)^```$/gm

function paragraphsOf(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '')
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')
