import { InteractivePrompter } from '../../src/terminal/interactive-prompter.ts'
import type { KeyChoice, TextQuestion } from '../../src/terminal/prompter.ts'
import { afterReading, Screen } from '../../testing/screen.ts'

export const ctrlC = '\x03'
export const ctrlD = '\x04'

export interface Asking {
  screen: Screen
  prompter: InteractivePrompter
  /** Ends the program from outside. */
  end(error: Error): void
}

export function asking({ columns = 80, rows = 24, ascii = false } = {}): Asking {
  const [screen, ending] = [new Screen(columns, rows), new AbortController()]
  const plain = (text: string): string => text
  const prompter = new InteractivePrompter({
    input: screen.input,
    output: screen.output,
    afterReading,
    stopped: ending.signal,
    style: {
      heading: plain,
      mark: plain,
      active: plain,
      dim: plain,
      columns: () => screen.output.columns,
      ascii,
    },
  })
  return { screen, prompter, end: (error) => ending.abort(error) }
}

export const number: TextQuestion = {
  message: 'Seconds:',
  hint: 'seconds, as 2.5',
  mayPass: true,
  check: (text) => (/^\d+$/.test(text) ? null : 'Type a number.'),
}

export const next: KeyChoice[] = [
  { id: 'on', key: 'enter', word: 'quiz' },
  { id: 'knob', key: 'k', word: 'turn a knob' },
]
