import type { App } from '../app.ts'
import { definition as check } from './check.ts'
import { definition as completion } from './completion.ts'
import type { Definition, Given } from './definition.ts'
import { definition as draw } from './draw.ts'
import { definition as learn } from './learn.ts'
import { definition as list, run as runList } from './list.ts'
import { definition as newLesson } from './new.ts'
import { definition as practice } from './practice.ts'
import { definition as progress } from './progress.ts'
import { definition as quiz } from './quiz.ts'
import { definition as reset } from './reset.ts'
import { definition as run } from './run.ts'
import { definition as settings } from './settings.ts'
import { definition as show } from './show.ts'
import { definition as trace } from './trace.ts'
import { definition as verify } from './verify.ts'
import { definition as words } from './words.ts'

/** A command, its own file loaded only when it is called. */
export interface Command extends Definition {
  /** `given` is what commander read, by name. Resolves to the exit code of a command that ended by itself. */
  run: (app: App, given: object) => Promise<number>
}

/** What the file of a command exports beside its definition. */
interface Loaded<One extends Definition> {
  run: (app: App, given: Given<One>) => Promise<number>
}

function command<One extends Definition>(
  definition: One,
  load: () => Promise<Loaded<One>>,
): Command {
  // The one place that takes what commander read for what the definition says.
  return { ...definition, run: async (app, given) => (await load()).run(app, given as Given<One>) }
}

/** Every command, in the order of `--help`. Of a file that is loaded later the build takes no more than the definition to the start. */
export const commands: readonly Command[] = [
  command(learn, () => import('./learn.ts')),
  command(run, () => import('./run.ts')),
  command(draw, () => import('./draw.ts')),
  command(quiz, () => import('./quiz.ts')),
  command(show, () => import('./show.ts')),
  command(words, () => import('./words.ts')),
  command(practice, () => import('./practice.ts')),
  command(verify, () => import('./verify.ts')),
  command(trace, () => import('./trace.ts')),
  // Loaded at the start: it is as quick as help.
  command(list, async () => ({ run: runList })),
  command(progress, () => import('./progress.ts')),
  command(settings, () => import('./settings.ts')),
  command(reset, () => import('./reset.ts')),
  command(completion, () => import('./completion.ts')),
  command(check, () => import('./check.ts')),
  command(newLesson, () => import('./new.ts')),
]
