import type { App } from '../app.ts'
import { WrongUse } from '../text/exit-error.ts'
import { nearestOr } from '../text/nearest.ts'
import { type Definition, type Given, json } from './definition.ts'
import { keptWords, writeJson } from './output.ts'

/** What is remembered: what each may be, its usual value, and what it does. */
export const settings: Record<string, { values: readonly string[]; usual: string; does: string }> =
  {
    origin: {
      values: ['python', 'javascript', 'both'],
      usual: 'not asked yet',
      does: 'where you come from',
    },
    language: {
      values: ['ts', 'js', 'py'],
      usual: 'not asked yet',
      does: 'what exercises are written in',
    },
    linear: { values: ['on', 'off'], usual: 'off', does: 'plain lines, for a screen reader' },
    motion: { values: ['on', 'off'], usual: 'on', does: 'live pictures' },
  }

export const definition = {
  name: 'settings',
  arguments: '[setting] [value]',
  summary: 'show what is remembered, or change it',
  options: [json],
  examples: ['settings', 'settings linear on'],
} as const satisfies Definition

/** Shows the settings, or changes one. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  if (given.setting !== undefined) await change(app, given.setting, given.value)
  const current = app.journal.progress.settings
  const values = Object.fromEntries(
    Object.entries(settings).map(([key, { usual }]) => [key, current[key] ?? usual]),
  )
  if (given.json) {
    writeJson(app, { settings: values, journal: app.journal.path })
    return 0
  }
  for (const [key, { values: allowed, does }] of Object.entries(settings)) {
    app.write(await app.fitted(`${key}: ${values[key]} (${allowed.join(', ')}; ${does})\n`))
  }
  app.write(`\n${keptWords(app.journal)}Next: ${app.toType('settings linear on')}\n`)
  return 0
}

async function change(app: App, name: string, value: string | undefined): Promise<void> {
  const setting = Object.hasOwn(settings, name) ? settings[name] : undefined
  if (setting === undefined) {
    const names = Object.keys(settings)
    const advice = nearestOr(`there are ${names.join(', ')}`, name, names)
    throw new WrongUse(`there is no setting "${name}": ${advice}`)
  }
  if (value === undefined || !setting.values.includes(value)) {
    throw new WrongUse(`setting ${name} is one of ${setting.values.join(', ')}`)
  }
  await app.journal.keep({ kind: 'chose', setting: name, value })
}
