import { byId } from './dom.ts'
import { speedOf } from './playback.ts'
import type { Stage } from './stage.ts'

const zoomStep = 1.5
const panStep = 0.25
const speedStep = 1.25

/** What can be done, by the id of its button and by its keys on the timeline. */
const actions: readonly { button?: string; keys: readonly string[]; do: (stage: Stage) => void }[] =
  [
    { button: 'play', keys: [' '], do: (stage) => stage.playOrPause() },
    { button: 'previous', keys: ['ArrowLeft', 'ArrowDown'], do: (stage) => stage.step(-1) },
    { button: 'next', keys: ['ArrowRight', 'ArrowUp'], do: (stage) => stage.step(1) },
    { keys: ['PageUp'], do: (stage) => stage.step(10) },
    { keys: ['PageDown'], do: (stage) => stage.step(-10) },
    { keys: ['Home'], do: (stage) => stage.goTo(1) },
    { keys: ['End'], do: (stage) => stage.last() },
    { keys: ['Escape'], do: (stage) => stage.goTo(0) },
    { keys: ['0'], do: (stage) => stage.showAll() },
    {
      button: 'whole',
      keys: [],
      do(stage) {
        stage.showAll()
        stage.goTo(0)
      },
    },
    { button: 'zoom-in', keys: ['+', '='], do: (stage) => stage.zoom(zoomStep) },
    { button: 'zoom-out', keys: ['-'], do: (stage) => stage.zoom(1 / zoomStep) },
    { button: 'pan-left', keys: ['Shift+ArrowLeft'], do: (stage) => stage.pan(-panStep) },
    { button: 'pan-right', keys: ['Shift+ArrowRight'], do: (stage) => stage.pan(panStep) },
    { keys: [']'], do: (stage) => stage.setSpeed(speedOf(stage.speed * speedStep)) },
    { keys: ['['], do: (stage) => stage.setSpeed(speedOf(stage.speed / speedStep)) },
  ]

/** Buttons, the speed, the keys on the timeline, and rows of the table. */
export function listenToControls(stage: Stage): void {
  const showSpeed = listenToSpeed(stage)
  for (const { button, do: act } of actions) {
    if (button !== undefined) byId(button).addEventListener('click', () => act(stage))
  }
  // Keys work while the timeline has the focus, so that they take none from a screen reader or the page.
  byId('timeline').addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const shift = event.shiftKey && event.key.startsWith('Arrow') ? 'Shift+' : ''
    const action = actions.find(({ keys }) => keys.includes(`${shift}${event.key}`))
    if (action === undefined) return
    event.preventDefault()
    action.do(stage)
    showSpeed()
  })
  byId('events').addEventListener('click', ({ target }) => {
    const row = (target as Element).closest<HTMLElement>('[data-event]')
    if (row) stage.goTo(Number(row.dataset.event))
  })
  window.addEventListener('resize', () => stage.show())
}

/** What is typed is looked for, and what that finds is said. */
export function listenToSearch(find: (search: string) => string): void {
  const field = byId<HTMLInputElement>('search')
  field.addEventListener('input', () => {
    const found = find(field.value)
    byId('found').textContent = field.value === '' ? '' : found
  })
}

/** The slider holds the logarithm, so that 0.1× to 1× has as much room as 1× to 10×. Returns what shows a speed set elsewhere. */
function listenToSpeed(stage: Stage): () => void {
  const slider = byId<HTMLInputElement>('speed')
  const tell = (): void => {
    const text = `${stage.speed}×`
    byId('speed-now').textContent = text
    slider.setAttribute('aria-valuetext', text)
  }
  slider.addEventListener('input', () => {
    stage.setSpeed(10 ** Number(slider.value))
    tell()
  })
  tell()
  return () => {
    slider.value = String(Math.log10(stage.speed))
    tell()
  }
}
