import { nearest } from '../text/nearest.ts'
import { commands } from './commands.ts'
import { quoted } from '../text/typed/quoted.ts'
import { WrongUse } from './ends.ts'

/** The error for a word that is no command: the nearest one is named, never run. */
export function unknownCommand(word: string): WrongUse {
  const near = nearest(
    word,
    commands.map(({ name }) => name),
  )
  const advice = near === null ? 'see learn-async --help' : `did you mean ${near}?`
  return new WrongUse(`there is no command ${quoted(word)}: ${advice}`)
}
