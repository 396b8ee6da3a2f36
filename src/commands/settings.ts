import type { App } from '../app.ts'
import { nearest } from '../text/nearest.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'
import { keptWords } from './kept.ts'
import { schemaVersion } from './schema.ts'

/** What is remembered: what each may be, its usual value, and what it does. */
export const settings: Record<string, { values: readonly string[]; usual: string; does: string }> =
  {
    origin: {
      values: ['python', 'javascript', 'both'],
      usual: 'not asked yet',
      does: 'where you come from',
    },
    linear: { values: ['on', 'off'], usual: 'off', does: 'plain lines, for a screen reader' },
    motion: { values: ['on', 'off'], usual: 'on', does: 'live pictures' },
  }

/** Shows the settings, or changes one. */
export async function execute(app: App, given: Given): Promise<number> {
  const name = given.setting as string | undefined
  const value = given.value as string | undefined
  if (name !== undefined) await change(app, name, value)
  const current = app.journal.progress.settings
  const values = Object.fromEntries(
    Object.entries(settings).map(([key, { usual }]) => [key, current[key] ?? usual]),
  )
  if (given.json) {
    app.write(
      `${JSON.stringify({ schemaVersion, settings: values, journal: app.journal.path }, null, 2)}\n`,
    )
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
    const near = nearest(name, Object.keys(settings))
    const advice =
      near === null ? `there are ${Object.keys(settings).join(', ')}` : `did you mean ${near}?`
    throw new WrongUse(`there is no setting "${name}": ${advice}`)
  }
  if (value === undefined || !setting.values.includes(value)) {
    throw new WrongUse(`setting ${name} is one of ${setting.values.join(', ')}`)
  }
  await app.journal.keep({ kind: 'chose', setting: name, value })
}
