import type { App } from '../app.ts'
import { nearest } from '../text/nearest.ts'
import type { Given } from './commands.ts'
import { completionScripts } from './completion-scripts.ts'
import { WrongUse } from './ends.ts'

/** Prints the script that makes a shell complete our command lines. */
export async function execute(app: App, given: Given): Promise<number> {
  app.write(scriptFor(String(given.shell)))
  return 0
}

function scriptFor(shell: string): string {
  const script = Object.hasOwn(completionScripts, shell) ? completionScripts[shell] : undefined
  if (script !== undefined) return script
  const shells = Object.keys(completionScripts)
  const near = nearest(shell, shells)
  const advice = near === null ? `there are ${shells.join(', ')}` : `did you mean ${near}?`
  throw new WrongUse(`there is no completion for the shell "${shell}": ${advice}`)
}
