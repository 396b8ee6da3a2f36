import { kindWords } from '../questions/kinds.ts'
import { isId } from '../schema/schema.ts'
import { joined, MarkdownFault, type Place, readTemplate, type Template } from './template.ts'
import {
  type Flag,
  flags,
  type Reply,
  type StageName,
  type WrittenOption,
  type WrittenQuestion,
  type WrittenQuestions,
  type WrittenTask,
} from './written.ts'

/** A line of the file, with its number from 1. */
interface Line {
  text: string
  number: number
}

const top: Place = { line: 1, column: 1 }

const stages: readonly StageName[] = ['predict', 'modify', 'quiz', 'review']

/**
 * Reads questions.md. What cannot be read is left out and named in `faults`, so
 * that one reading finds them all.
 */
export function readQuestions(source: string): {
  questions: WrittenQuestions
  faults: MarkdownFault[]
} {
  const faults: MarkdownFault[] = []
  const begun = new Set<StageName>()
  const questions: WrittenQuestions = {
    predict: [],
    modify: [],
    task: { text: { parts: [], place: top }, allRight: [], place: top },
    quiz: [],
    review: [],
  }
  let stage: StageName | null = null
  for (const block of blocks(source)) {
    try {
      const [heading, ...body] = block
      const [, level, title] = /^(##?) (.*)$/.exec(heading!.text.trimEnd()) ?? []
      if (level === '#') {
        stage = stageNamed(title!, placeOf(heading!))
        if (begun.has(stage)) {
          throw new MarkdownFault(placeOf(heading!), `"# ${stage}" stands there twice`)
        }
        begun.add(stage)
        if (stage === 'modify') questions.task = readTask(placeOf(heading!), body)
        else refuseText(body)
      } else if (level === undefined) refuseText(block)
      else if (stage === null) {
        throw new MarkdownFault(placeOf(heading!), 'stands before the first stage, as "# predict"')
      } else questions[stage].push(readQuestion(title!, heading!, body))
    } catch (thrown) {
      if (!(thrown instanceof MarkdownFault)) throw thrown
      faults.push(thrown)
    }
  }
  for (const missing of stages.filter((one) => one !== 'review' && !begun.has(one))) {
    faults.push(new MarkdownFault(top, `there is no "# ${missing}"`))
  }
  return { questions, faults }
}

/** The file cut before each heading; what stands before the first is a block too. */
function blocks(source: string): Line[][] {
  const all: Line[][] = [[]]
  for (const [index, text] of source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^##? /.test(text)) all.push([])
    all.at(-1)!.push({ text, number: index + 1 })
  }
  return all.filter((block) => block.some(({ text }) => text.trim() !== ''))
}

function stageNamed(title: string, place: Place): StageName {
  const found = stages.find((stage) => stage === title)
  if (found === undefined) {
    throw new MarkdownFault(place, `"# ${title}" is no stage: ${stages.join(', ')}`)
  }
  return found
}

function refuseText(lines: readonly Line[]): void {
  const stray = lines.find(({ text }) => text.trim() !== '')
  if (stray !== undefined) throw new MarkdownFault(placeOf(stray), 'belongs to no question')
}

function readTask(place: Place, body: readonly Line[]): WrittenTask {
  const { text, options, replies } = readBody(body)
  if (text.parts.length === 0) {
    throw new MarkdownFault(place, '"# modify" says nothing: it tells the learner what to turn')
  }
  const [option] = options
  if (option !== undefined) throw new MarkdownFault(option.place, 'belongs to no question')
  const other = replies.find(({ head }) => head !== 'all right')
  if (other !== undefined) {
    throw new MarkdownFault(other.place, `"- ${other.head}:" must be "- all right:" here`)
  }
  if (replies.length === 0) {
    throw new MarkdownFault(place, '"# modify" has no reply "- all right:"')
  }
  return { text, allRight: replies, place }
}

function readQuestion(id: string, heading: Line, body: readonly Line[]): WrittenQuestion {
  const place = placeOf(heading)
  if (!isId(id)) {
    throw new MarkdownFault(place, `"${id}" must be in lower case with hyphens, as all-comes-later`)
  }
  const first = body.findIndex(({ text }) => text.trim() !== '')
  const decides = body[first]
  if (decides === undefined) {
    throw new MarkdownFault(place, `"${id}" has no line that says what decides it`)
  }
  const decidedAt = placeOf(decides)
  const [of = '', kind, ...others] = decides.text.split('·').map((part) => part.trim())
  if (kind === undefined || !kindWords.includes(kind) || of === '') {
    throw new MarkdownFault(
      decidedAt,
      `"${decides.text.trim()}" must be: what decides it · ${kindWords.join(', ')} · the answer`,
    )
  }
  const isFlag = (part: string): part is Flag => (flags as readonly string[]).includes(part)
  const standsIn = others.flatMap((part) => /^instead of ([\w-]+)$/.exec(part)?.[1] ?? [])
  const answers = others.filter((part) => !isFlag(part) && !/^instead of [\w-]+$/.test(part))
  if (answers.length > 1) {
    throw new MarkdownFault(
      decidedAt,
      `"${answers[1]}" is one answer too many, and none of ${flags.join(', ')}`,
    )
  }
  const read = readBody(body.slice(first + 1))
  if (read.text.parts.length === 0) throw new MarkdownFault(place, `"${id}" asks nothing`)
  return {
    id,
    of: of.split(',').map((run) => run.trim()),
    kind,
    answer: answers[0] ?? null,
    flags: others.filter(isFlag),
    insteadOf: standsIn[0] ?? null,
    place,
    decidedAt,
    ...read,
  }
}

/** Text, then options numbered `1.`, then replies after `-`. */
function readBody(body: readonly Line[]): Pick<WrittenQuestion, 'text' | 'options' | 'replies'> {
  const text: Template[] = []
  const options: WrittenOption[] = []
  const replies: Reply[] = []
  for (const item of items(body)) {
    const [first] = item
    if (/^\d+\. /.test(first!.text)) options.push(readOption(item))
    else if (first!.text.startsWith('- ')) replies.push(readReply(item))
    else text.push(...item.map((line) => template(line)))
  }
  return { text: joined(text), options, replies }
}

/** Paragraphs and list items, each with the indented lines that belong to it. */
function items(body: readonly Line[]): Line[][] {
  const all: Line[][] = []
  let open = false
  for (const line of body) {
    if (line.text.trim() === '') {
      open = false
      continue
    }
    const isItem = /^(?:\d+\.|-) /.test(line.text)
    const continues = /^\s/.test(line.text) ? all.length > 0 : open && !isItem
    if (continues) all.at(-1)!.push(line)
    else all.push([line])
    open = true
  }
  return all
}

function readOption(item: readonly Line[]): WrittenOption {
  const [first] = item
  const [, mark, id] = /^(\d+\. `([^`]+)` ?)/.exec(first!.text) ?? []
  if (mark === undefined || id === undefined) {
    throw new MarkdownFault(placeOf(first!), 'an option begins with its id, as: 1. `id` text')
  }
  const reply = item.findIndex(({ text }) => /^\s+- /.test(text))
  const words = item.slice(1, reply === -1 ? undefined : reply)
  const nested = reply === -1 ? [] : split(item.slice(reply))
  return {
    id,
    text: joined([template(first!, mark.length), ...words.map((line) => template(line))]),
    replies: nested.map(readReply),
    place: placeOf(first!),
  }
}

/** The replies below an option. */
function split(lines: readonly Line[]): Line[][] {
  const all: Line[][] = []
  for (const line of lines) {
    if (/^\s+- /.test(line.text)) all.push([line])
    else all.at(-1)!.push(line)
  }
  return all
}

function readReply(item: readonly Line[]): Reply {
  const [first, ...others] = item
  const [, lead, head, when] =
    /^(\s*- ((?:"[^"]*"|\{(?:"[^"]*"|[^}"])*\}|[^:"{}])+?)(?: if ([A-Za-z]\w*))?:(?: |$))/.exec(
      first!.text,
    ) ?? []
  if (lead === undefined || head === undefined) {
    throw new MarkdownFault(
      placeOf(first!),
      'a reply begins with its answer and a colon, as "- else: "',
    )
  }
  return {
    head,
    when: when ?? null,
    text: joined([template(first!, lead.length), ...others.map((line) => template(line))]),
    place: placeOf(first!),
  }
}

/** A line as a template, from a column on; without it, from its first sign. */
function template(line: Line, from = line.text.search(/\S|$/)): Template {
  return readTemplate(line.text.slice(from).trimEnd(), { line: line.number, column: from + 1 })
}

function placeOf({ text, number }: Line): Place {
  return { line: number, column: text.search(/\S|$/) + 1 }
}
