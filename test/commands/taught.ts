import { readFileSync } from 'node:fs'

/** The page for whoever teaches a class. */
export const page = readFileSync(new URL('../../docs/teaching.md', import.meta.url), 'utf8')

/** The commands that it has typed, as they stand there. */
export const commands = [...page.matchAll(/^ {4}(learn-async .*)$/gm)].map(
  ([, command]) => command!,
)

/** Those that neither ask nor wait for a key. */
export const quietCommands = commands.filter((command) => !/--hold|--surprise/.test(command))
