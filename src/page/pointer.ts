import { lengthOf } from './span.ts'
import type { Stage } from './stage.ts'

/** Pixels that a pointer may move and still have clicked. */
const still = 4

/** A click goes to a moment, a drag pans, the wheel with Ctrl zooms, a double click zooms in. */
export function listenToPointer(timeline: HTMLElement, stage: Stage): void {
  let from: { x: number; lastX: number; dragged: boolean } | null = null
  timeline.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && inTrack(event)) {
      from = { x: event.clientX, lastX: event.clientX, dragged: false }
    }
  })
  window.addEventListener('pointermove', (event) => {
    if (from === null) return
    if (Math.abs(event.clientX - from.x) > still) from.dragged = true
    if (!from.dragged) return
    stage.pan((from.lastX - event.clientX) / widthOf(timeline))
    from.lastX = event.clientX
  })
  window.addEventListener('pointerup', (event) => {
    if (from && !from.dragged) stage.goToMoment(momentAt(timeline, stage, event.clientX))
    from = null
  })
  window.addEventListener('pointercancel', () => (from = null))
  timeline.addEventListener('dblclick', (event) => {
    if (inTrack(event)) stage.zoom(2, momentAt(timeline, stage, event.clientX))
  })
  timeline.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      stage.zoom(2 ** (-event.deltaY / 200), momentAt(timeline, stage, event.clientX))
    },
    { passive: false },
  )
}

/** The lab time that stands under a place on the screen. */
export function momentAt(timeline: HTMLElement, { span, lastMs }: Stage, clientX: number): number {
  const { left } = scaleOf(timeline)
  const atMs = span.fromMs + ((clientX - left) / widthOf(timeline)) * lengthOf(span)
  return Math.max(0, Math.min(lastMs, atMs))
}

export function widthOf(timeline: HTMLElement): number {
  return Math.max(1, scaleOf(timeline).width)
}

function scaleOf(timeline: HTMLElement): DOMRect {
  return timeline.querySelector('.scale')!.getBoundingClientRect()
}

function inTrack({ target }: Event): boolean {
  return (target as Element).closest('.lanes, .axis') !== null
}
