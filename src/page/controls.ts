import { byId } from './dom.ts'
import { speedOf } from './playback.ts'
import type { Stage } from './stage.ts'

const zoomStep = 1.5
const panStep = 0.25
const speedStep = 1.25

/** Buttons, the speed, the keys on the timeline, and rows of the table. */
export function listenToControls(stage: Stage): void {
  const buttons: Record<string, () => void> = {
    play: () => stage.playOrPause(),
    previous: () => stage.step(-1),
    next: () => stage.step(1),
    'zoom-in': () => stage.zoom(zoomStep),
    'zoom-out': () => stage.zoom(1 / zoomStep),
    'pan-left': () => stage.pan(-panStep),
    'pan-right': () => stage.pan(panStep),
    whole: () => {
      stage.showAll()
      stage.goTo(0)
    },
  }
  for (const [id, press] of Object.entries(buttons)) byId(id).addEventListener('click', press)
  const showSpeed = listenToSpeed(stage)
  listenToKeys(stage, showSpeed)
  byId('events').addEventListener('click', ({ target }) => {
    const row = (target as Element).closest<HTMLElement>('[data-event]')
    if (row) stage.goTo(Number(row.dataset.event))
  })
  window.addEventListener('resize', () => stage.show())
}

/** The slider holds the logarithm, so that 0.1× to 1× has as much room as 1× to 10×. */
function listenToSpeed(stage: Stage): () => void {
  const slider = byId<HTMLInputElement>('speed')
  const show = (): void => {
    const text = `${stage.speed}×`
    byId('speed-now').textContent = text
    slider.setAttribute('aria-valuetext', text)
  }
  slider.addEventListener('input', () => {
    stage.setSpeed(10 ** Number(slider.value))
    show()
  })
  show()
  return () => {
    slider.value = String(Math.log10(stage.speed))
    show()
  }
}

/** Keys work while the timeline has the focus, so that they take none from a screen reader or the page. */
function listenToKeys(stage: Stage, showSpeed: () => void): void {
  const faster = (by: number) => (): void => {
    stage.setSpeed(speedOf(stage.speed * by))
    showSpeed()
  }
  const keys: Record<string, () => void> = {
    ArrowRight: () => stage.step(1),
    ArrowLeft: () => stage.step(-1),
    ArrowUp: () => stage.step(1),
    ArrowDown: () => stage.step(-1),
    PageUp: () => stage.step(10),
    PageDown: () => stage.step(-10),
    Home: () => stage.goTo(1),
    End: () => stage.last(),
    Escape: () => stage.goTo(0),
    ' ': () => stage.playOrPause(),
    '+': () => stage.zoom(zoomStep),
    '=': () => stage.zoom(zoomStep),
    '-': () => stage.zoom(1 / zoomStep),
    '0': () => stage.showAll(),
    ']': faster(speedStep),
    '[': faster(1 / speedStep),
    'Shift+ArrowRight': () => stage.pan(panStep),
    'Shift+ArrowLeft': () => stage.pan(-panStep),
  }
  byId('timeline').addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const press =
      keys[event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key]
    if (press === undefined) return
    event.preventDefault()
    press()
  })
}
