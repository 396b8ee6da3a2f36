import { pythonVersionsOf } from '../course/code.ts'
import { KnobError, parseKnob, range } from '../course/knobs.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { knobInWords } from './knob-words.ts'
import { type Play, printRuns } from './scene.ts'
import { runAndRemember } from './remembering.ts'
import type { ShownRun } from './lesson-runs.ts'
import { blank } from './say.ts'
import { showPython } from './python-page.ts'

/** Replays run faster: the first run was in real time. */
const replaySpeed = 4

/** Waits for Enter. */
export async function goOn({ stage }: Play, what: string): Promise<void> {
  await stage.prompter.keys([{ id: 'on', key: 'enter', word: what }])
  stage.print([blank])
}

/** Waits for Enter; before it the Python version may be seen, as far as the lesson has come. */
export async function goOnBesidePython(play: Play, what: string): Promise<void> {
  for (;;) {
    const id = await play.stage.prompter.keys([
      { id: 'on', key: 'enter', word: what },
      ...pythonKey(play),
    ])
    play.stage.print([blank])
    if (id === 'on') return
    await showPython(play)
  }
}

function pythonKey({ loaded }: Play): { id: string; key: string; word: string }[] {
  const has = pythonVersionsOf(loaded).length > 0
  return has ? [{ id: 'python', key: 'p', word: 'Python version' }] : []
}

/** Waits for Enter; before it the runs may be seen again, or a knob turned freely. */
export async function turnFreely(play: Play, what: string): Promise<void> {
  for (let knobs = play.state.defaults; ; ) {
    const id = await play.stage.prompter.keys([
      { id: 'on', key: 'enter', word: what },
      { id: 'knob', key: 'k', word: 'turn a knob' },
      { id: 'again', key: 'a', word: 'again' },
      ...pythonKey(play),
    ])
    play.stage.print([blank])
    if (id === 'on') return
    if (id === 'python') {
      await showPython(play)
      continue
    }
    if (id === 'knob') knobs = await turnOne(play, knobs)
    await runAll(play, knobs)
  }
}

async function turnOne({ stage, loaded }: Play, values: KnobValues): Promise<KnobValues> {
  const { knobs } = loaded.lesson
  const names = Object.keys(knobs)
  const reply = await stage.prompter.pick({
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
  const typed = await stage.prompter.text({
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
  stage.print([blank])
  return typed.kind === 'answered'
    ? { ...values, [name]: parseKnob(knob, name, typed.value) }
    : values
}

async function runAll(play: Play, knobs: KnobValues): Promise<void> {
  const shown: ShownRun[] = []
  for (const { id } of play.loaded.lesson.variants) {
    shown.push(
      await runAndRemember(play, 'again', id, knobs, { speed: replaySpeed, earlier: [...shown] }),
    )
  }
  await printRuns(play, shown)
}
