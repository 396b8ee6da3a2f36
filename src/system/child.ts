import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type {
  ChildJob,
  ChildOutput,
  ChildProgram,
  EndedBy,
  ProcessEnd,
} from '../runners/processes.ts'

/** More lines on stdout, or more characters there or on stderr, is a program gone wild. */
const mostLines = 10_000
const mostCharacters = 1_000_000
/** A message for each line, and others. */
const mostOfMessages = 5

/** What a stream holds is read in one, or a few. */
const mostPolls = process.platform === 'win32' ? Number.POSITIVE_INFINITY : 50

/** What of our environment a child needs to start; nothing that would change what it prints. */
const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'SystemRoot']

/** On which every child of ours sends its messages: a line each, `<token> <JSON>`. */
export const descriptor = 3

/** The message of a line that came there; null where somebody else wrote it, who does not know the token. */
export function messageIn(line: string, token: string): string | null {
  return line.startsWith(`${token} `) ? line.slice(token.length + 1) : null
}

/** Starts a child with a way for messages, in a group of its own, so that what it starts dies with it, and Ctrl-C is ours to hear. */
export function startChild(
  { command, args, folder }: ChildProgram,
  {
    env = process.env,
    stdin,
    inOurGroup = false,
  }: { env?: NodeJS.ProcessEnv; stdin: 'ignore' | 'pipe'; inOurGroup?: boolean },
): ChildProcess {
  return spawn(command === 'node' ? process.execPath : command, args, {
    env,
    ...(folder !== undefined && { cwd: folder }),
    stdio: [stdin, 'pipe', 'pipe', 'pipe'],
    detached: !inOurGroup && process.platform !== 'win32',
    windowsHide: true,
  })
}

/** Runs a program as `Processes` says; `inOurGroup`: it is left in our group, which somebody else ends as a whole. */
export function runChild(job: ChildJob & { inOurGroup: boolean }): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    // Only what knows it is a message: the program may write on that descriptor what it likes.
    const token = randomUUID()
    const env = job.input
      ? onlyToStart()
      : { ...ownEnvironment(), ...job.variables, LEARN_ASYNC_TOKEN: token }
    const stdin = job.input ? 'pipe' : 'ignore'
    const child = startChild(job, { env, stdin, inOurGroup: job.inOurGroup })
    // It may end before it has read.
    child.stdin?.on('error', () => {}).end(job.input?.(token))
    let endedBy: EndedBy = 'itself'
    const end = (why: EndedBy): void => {
      if (endedBy !== 'itself' || child.exitCode !== null || child.signalCode !== null) return
      endedBy = why
      if (job.inOurGroup) child.kill('SIGKILL')
      else killGroup(child)
    }
    const whenAsked = (): void => end('asked')
    const timer = setTimeout(() => end('deadline'), job.deadlineMs)
    job.signal?.addEventListener('abort', whenAsked)
    if (job.signal?.aborted) whenAsked()

    const output = new Output(child, token, job, () => end('too much output'))
    const letGo = (): void => {
      clearTimeout(timer)
      job.signal?.removeEventListener('abort', whenAsked)
    }
    child.once('error', (error) => {
      letGo()
      reject(error)
    })
    child.once('exit', (exitCode, signal) => {
      const clockMs = performance.now()
      letGo()
      if (!job.inOurGroup) killGroup(child)
      output.drained(() => resolve({ exitCode, signal, clockMs, stderr: output.stderr, endedBy }))
    })
  })
}

/** What a child writes on its three descriptors. */
class Output {
  stderr = ''
  #streams: Readable[]
  #job: ChildOutput
  #lines: { text: string; clockMs: number }[] = []
  #cut: LineCutter[]
  /** Whether anything came since it was last looked at. */
  #heard = false

  constructor(child: ChildProcess, token: string, job: ChildOutput, tooMuch: () => void) {
    this.#job = job
    this.#streams = child.stdio.slice(1) as Readable[]
    const [stdout, stderr, messages] = this.#streams as [Readable, Readable, Readable]
    this.#listen(stderr, mostCharacters, tooMuch, (text) => (this.stderr += text))
    const toMessages = new LineCutter(mostOfMessages * mostLines, tooMuch, (text, clockMs) => {
      const message = messageIn(text, token)
      if (message !== null) job.onMessage(message, clockMs)
      else if (text !== '') job.onForeign?.()
    })
    const toLines = new LineCutter(mostLines, tooMuch, (text, clockMs) => {
      if (this.#lines.length === 0) afterTheNextPoll(() => this.#giveLines())
      this.#lines.push({ text, clockMs })
    })
    this.#cut = [toMessages, toLines]
    this.#listen(messages, mostOfMessages * mostCharacters, tooMuch, (text) => toMessages.add(text))
    this.#listen(stdout, mostCharacters, tooMuch, (text) => toLines.add(text))
  }

  #listen(stream: Readable, most: number, tooMuch: () => void, take: (text: string) => void): void {
    let characters = 0
    stream.setEncoding('utf8').on('data', (text: string) => {
      this.#heard = true
      characters += text.length
      // Counted as it comes: a line that never ends would be kept whole.
      if (characters > most) tooMuch()
      else take(text)
    })
  }

  #giveLines(): void {
    for (const { text, clockMs } of this.#lines.splice(0)) this.#job.onLine(text, clockMs)
  }

  /**
   * Calls back when all is read that the child wrote: at the end of its streams,
   * or, where somebody it started keeps one open, when there is nothing more to
   * read, or too much for it to have been the child's.
   */
  drained(then: () => void, polls = 0): void {
    this.#heard = false
    afterTheNextPoll(() => {
      const isAtEnd = this.#streams.every(
        ({ readableEnded, destroyed }) => readableEnded || destroyed,
      )
      // On Windows what was written may come later than it could be asked for.
      const isQuiet = !this.#heard && process.platform !== 'win32'
      if (!isAtEnd && !isQuiet && polls < mostPolls) return this.drained(then, polls + 1)
      for (const stream of this.#streams) stream.destroy()
      for (const cutter of this.#cut) cutter.end()
      this.#giveLines()
      then()
    })
  }
}

/** Cuts text into lines, each with the moment at which the last of it came. */
class LineCutter {
  #begun = ''
  #clockMs = 0
  #count = 0
  #most: number
  #tooMuch: () => void
  #give: (line: string, clockMs: number) => void

  constructor(most: number, tooMuch: () => void, give: (line: string, clockMs: number) => void) {
    this.#most = most
    this.#tooMuch = tooMuch
    this.#give = give
  }

  add(text: string): void {
    this.#clockMs = performance.now()
    const lines = (this.#begun + text).split('\n')
    this.#begun = lines.pop() ?? ''
    for (const line of lines) {
      if (++this.#count > this.#most) return this.#tooMuch()
      this.#give(line, this.#clockMs)
    }
  }

  /** Gives the last line, which no newline ended. */
  end(): void {
    if (this.#begun !== '' && this.#count < this.#most) this.#give(this.#begun, this.#clockMs)
    this.#begun = ''
  }
}

/**
 * A message is sent before its line is written, so it has been read when the
 * loop has asked once more what there is to read.
 */
function afterTheNextPoll(then: () => void): void {
  setImmediate(() => setImmediate(then))
}

/** Windows starts nothing without it. */
function onlyToStart(): Record<string, string> {
  return environmentOf(['SystemRoot'])
}

function ownEnvironment(): Record<string, string> {
  return environmentOf(kept)
}

function environmentOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (name in process.env ? [[name, process.env[name]!]] : [])),
  )
}

/** Ends a child and all that it started. */
export function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // Nobody of it is left.
  }
}
