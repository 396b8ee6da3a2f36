import type { App } from '../app.ts'
import { paragraph } from '../tutor/layout.ts'
import { printable } from '../text/printable.ts'
import { line } from '../picture/line.ts'

const origins = [
  { id: 'python', text: "Python's asyncio" },
  { id: 'javascript', text: 'some JavaScript' },
  { id: 'both', text: 'both: surprise me' },
  { id: 'linear', text: 'plain lines, for a screen reader' },
]

/**
 * The first words of every start, and once ever the question where the learner
 * comes from. Linear mode is named before any prompt. Resolves to the App to go
 * on with, in plain lines where they were asked for.
 */
export async function greet(app: App): Promise<App> {
  const { linear } = app.capabilities
  const { settings } = app.journal.progress
  if (linear !== null) {
    app.print([
      line(`Plain lines, switched on by ${linear}. To change it: learn-async settings linear off.`),
    ])
  } else {
    app.print(paragraph(`For a screen reader: ${app.toType('--accessible')}`, app.width(), 'dim'))
  }
  if (settings.origin !== undefined) return app
  app.print([
    [],
    line('learn-async', 'heading'),
    ...paragraph(
      'Say what a small program will do. It runs, for real. See the two side by side.',
      app.width(),
    ),
    [],
  ])
  const reply = await (await app.prompter()).pick({
    message: 'First: where do you come from?',
    mode: 'one',
    mayPass: false,
    items: origins.map((origin, index) => ({ ...origin, number: index + 1 })),
  })
  const [chosen = 'both'] = reply.kind === 'answered' ? reply.value : []
  await app.journal.append({ kind: 'chose', setting: 'origin', value: chosen })
  if (chosen === 'linear') {
    await app.journal.append({ kind: 'chose', setting: 'linear', value: 'on' })
  }
  const next = chosen === 'linear' ? app.inPlainLines('learn-async settings') : app
  tellChosen(next, chosen)
  return next
}

function tellChosen(app: App, chosen: string): void {
  if (chosen === 'linear') {
    app.print([line('Plain lines from now on. To change it: learn-async settings linear off.')])
  }
  if (chosen === 'both') {
    app.print([line(`To see what you may skip: ${app.toType('quiz --surprise')}`)])
  }
  if (app.capabilities.linear !== null) {
    app.print([line('Code comes line by line: there, let your reader say all punctuation.')])
  }
  const { failure, path } = app.journal
  if (failure === null) app.print([line(`Progress is kept in ${printable(path)}`, 'dim')])
  app.print([[]])
}
