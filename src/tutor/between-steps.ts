import { pythonVersionsOf } from '../course/code.ts'
import { KnobError, parseKnob, range } from '../course/knobs.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { blank } from './layout.ts'
import type { Play } from './play-state.ts'
import { showPython } from './python-version.ts'
import { isDrawn, wordLines } from './pictures.ts'
import { printRuns, showRuns } from './show-run.ts'
import { knobInWords } from './texts.ts'

/** Waits for Enter, whatever else could be asked for. */
export async function goOn({ host, state }: Play, what: string): Promise<void> {
  await host.prompter.keys([{ id: 'on', key: 'enter', word: what }])
  leaveScreen(state)
  host.print([blank])
}

/** Waits for Enter; before it the picture may be had in words, and the Python version seen. */
export async function goOnBeside(play: Play, what: string): Promise<void> {
  while ((await keyAfter(play, what, [])) !== 'on');
}

/** Waits for Enter; before it the runs may be seen again, or a knob turned freely, too. */
export async function turnFreely(play: Play, what: string): Promise<void> {
  for (let knobs = play.state.defaults; ; ) {
    const key = await keyAfter(play, what, [
      { id: 'knob', key: 'k', word: 'turn a knob' },
      { id: 'again', key: 'a', word: 'again' },
    ])
    if (key === 'on') return
    if (key !== 'knob' && key !== 'again') continue
    if (key === 'knob') knobs = await turnOne(play, knobs)
    const ids = play.loaded.lesson.variants.map(({ id }) => id)
    await printRuns(play, await showRuns(play, 'again', ids, knobs))
  }
}

/** One key; what can be seen beside the lesson is shown. */
async function keyAfter(
  play: Play,
  what: string,
  others: readonly { id: string; key: string; word: string }[],
): Promise<string> {
  const { host, loaded, state } = play
  const hasPython = state.first.size > 0 && pythonVersionsOf(loaded).length > 0
  const key = await host.prompter.keys([
    { id: 'on', key: 'enter', word: what },
    ...others,
    ...(hasPython ? [{ id: 'python', key: 'p', word: 'Python' }] : []),
    ...(state.drawn.length > 0 && isDrawn(host)
      ? [{ id: 'words', key: 'w', word: 'in words' }]
      : []),
  ])
  host.print([blank])
  if (key === 'words') host.print(wordLines(state.drawn, host))
  else leaveScreen(state)
  if (key === 'python') await showPython(play)
  return key
}

/** What stands above is not looked at any more. */
function leaveScreen(state: Play['state']): void {
  state.drawn = []
  state.open = null
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
