import type { App } from '../app.ts'
import { WrongUse } from '../text/exit-error.ts'
import { nearestOr } from '../text/nearest.ts'
import { type Definition, type Given } from './definition.ts'
import { completionScripts } from './completion-scripts.ts'

export const definition = {
  name: 'completion',
  arguments: '<shell>',
  summary: 'print a script for bash, zsh, fish or powershell: Tab then completes',
  options: [],
  examples: ['completion bash', 'completion fish'],
  plain: true,
} as const satisfies Definition

/** Prints the script that makes a shell complete our command lines. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  app.write(scriptFor(given.shell))
  return 0
}

function scriptFor(shell: string): string {
  const script = Object.hasOwn(completionScripts, shell) ? completionScripts[shell] : undefined
  if (script !== undefined) return script
  const shells = Object.keys(completionScripts)
  const advice = nearestOr(`there are ${shells.join(', ')}`, shell, shells)
  throw new WrongUse(`there is no completion for the shell "${shell}": ${advice}`)
}
