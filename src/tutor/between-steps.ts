import { pythonVersionsOf } from '../course/code.ts'
import { KnobError, parseKnob, range } from '../course/knobs.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { blank } from './layout.ts'
import type { Play } from './play-state.ts'
import { showPython } from './python-version.ts'
import { showRuns } from './show-run.ts'
import { knobInWords } from './texts.ts'

/** Waits for Enter. */
export async function goOn({ host }: Play, what: string): Promise<void> {
  await host.prompter.keys([{ id: 'on', key: 'enter', word: what }])
  host.print([blank])
}

/** Waits for Enter; before it the Python version may be seen, as far as the lesson has come. */
export async function goOnBesidePython(play: Play, what: string): Promise<void> {
  while ((await keyAfter(play, what, [])) === 'python') await showPython(play)
}

/** Waits for Enter; before it the runs may be seen again, or a knob turned freely. */
export async function turnFreely(play: Play, what: string): Promise<void> {
  for (let knobs = play.state.defaults; ; ) {
    const key = await keyAfter(play, what, [
      { id: 'knob', key: 'k', word: 'turn a knob' },
      { id: 'again', key: 'a', word: 'again' },
    ])
    if (key === 'on') return
    if (key === 'python') {
      await showPython(play)
      continue
    }
    if (key === 'knob') knobs = await turnOne(play, knobs)
    const ids = play.loaded.lesson.variants.map(({ id }) => id)
    await showRuns(play, 'again', ids, knobs)
  }
}

async function keyAfter(
  { host, loaded }: Play,
  what: string,
  others: readonly { id: string; key: string; word: string }[],
): Promise<string> {
  const hasPython = pythonVersionsOf(loaded).length > 0
  const key = await host.prompter.keys([
    { id: 'on', key: 'enter', word: what },
    ...others,
    ...(hasPython ? [{ id: 'python', key: 'p', word: 'Python version' }] : []),
  ])
  host.print([blank])
  return key
}

async function turnOne({ host, loaded }: Play, values: KnobValues): Promise<KnobValues> {
  const { knobs } = loaded.lesson
  const names = Object.keys(knobs)
  const reply = await host.prompter.pick({
    message: 'Which knob?',
    mode: 'one',
    mayPass: false,
    items: names.map((name, index) => ({
      id: name,
      number: index + 1,
      text: `${name}: ${knobs[name]!.label}`,
      hint: knobInWords(knobs[name]!, values[name]!),
    })),
  })
  const [name = names[0]!] = reply.kind === 'answered' ? reply.value : []
  const knob = knobs[name]!
  const typed = await host.prompter.text({
    message: `${name} (${range(knob)}):`,
    mayPass: false,
    hint: range(knob),
    check(text) {
      try {
        parseKnob(knob, name, text)
        return null
      } catch (error) {
        if (error instanceof KnobError) return error.message
        throw error
      }
    },
  })
  host.print([blank])
  return typed.kind === 'answered'
    ? { ...values, [name]: parseKnob(knob, name, typed.value) }
    : values
}
