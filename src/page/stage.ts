import type { Moment } from '../picture/moments.ts'
import { time } from '../text/time.ts'
import { drawAxis } from './axis.ts'
import { byId } from './dom.ts'
import {
  advanced,
  atEvent,
  atMoment,
  paused,
  type Playback,
  speedOf,
  started,
  wholeRun,
} from './playback.ts'
import { lengthOf, moved, showing, type Span, zoomed } from './span.ts'

export interface StageOptions {
  lastMs: number
  moments: readonly Moment[]
  /** Of the variants. */
  titles: readonly string[]
  /** Where it matches, playing moves from event to event, and nothing glides. */
  stepsOnly: { readonly matches: boolean }
}

/** What is shown of the run, and at which event it stands: all changes go through here. */
export class Stage {
  readonly lastMs: number
  readonly #options: StageOptions
  readonly #times: readonly number[]
  readonly #timeline = byId('timeline')
  readonly #now = byId('now')
  readonly #play = byId('play')
  #span: Span
  #playback: Playback = wholeRun
  #speed = 1
  /** Counts starts of playing, so that frames asked for by an earlier one do nothing. */
  #plays = 0

  constructor(options: StageOptions) {
    this.#options = options
    this.lastMs = options.lastMs
    this.#times = options.moments.map(({ atMs }) => atMs)
    this.#span = { fromMs: 0, toMs: options.lastMs }
  }

  get span(): Span {
    return this.#span
  }

  get speed(): number {
    return this.#speed
  }

  setSpeed(factor: number): void {
    this.#speed = speedOf(factor)
  }

  step(by: number): void {
    this.#stand(atEvent(this.#times, this.#playback.event + by))
  }

  /** To an event, counted from 1; 0 shows the whole run. */
  goTo(event: number): void {
    this.#stand(atEvent(this.#times, event))
  }

  goToMoment(atMs: number): void {
    this.#stand(atMoment(this.#times, atMs))
  }

  last(): void {
    this.goTo(this.#times.length)
  }

  zoom(factor: number, aroundMs?: number): void {
    const { event, atMs } = this.#playback
    const { fromMs, toMs } = this.#span
    const inside = event > 0 && atMs >= fromMs && atMs <= toMs
    const around = aroundMs ?? (inside ? atMs : (fromMs + toMs) / 2)
    this.#span = zoomed(this.#span, factor, around, this.lastMs)
    this.show()
  }

  pan(share: number): void {
    this.#span = moved(this.#span, share, this.lastMs)
    this.show()
  }

  showAll(): void {
    this.#span = { fromMs: 0, toMs: this.lastMs }
    this.show()
  }

  playOrPause(): void {
    if (this.#playback.playing) this.#stand(paused(this.#playback))
    else this.#startPlaying()
  }

  /** Brings the page to what is known here. */
  show(): void {
    const { event, atMs, playing } = this.#playback
    const { style } = this.#timeline
    style.setProperty('--from', String(this.#span.fromMs))
    style.setProperty('--span', String(lengthOf(this.#span)))
    const steps = playing && this.#options.stepsOnly.matches
    style.setProperty('--now', String(steps ? (this.#times[event - 1] ?? 0) : atMs))
    this.#timeline.classList.toggle('veiled', event > 0 || playing)
    drawAxis(this.#timeline, this.#span)
    this.#play.textContent = playing ? 'Pause' : 'Play'
    this.#tell()
  }

  #startPlaying(): void {
    const nth = ++this.#plays
    let before: number | null = null
    this.#playback = started(this.#times, this.#playback)
    this.show()
    const frame = (nowMs: number): void => {
      if (nth !== this.#plays || !this.#playback.playing) return
      const byMs = before === null ? 0 : (nowMs - before) * this.#speed
      before = nowMs
      this.#playback = advanced(this.#times, this.#playback, byMs)
      this.#span = showing(this.#span, this.#playback.atMs, this.lastMs)
      this.show()
      window.requestAnimationFrame(frame)
    }
    window.requestAnimationFrame(frame)
  }

  #stand(playback: Playback): void {
    this.#plays++
    this.#playback = playback
    if (playback.event > 0) this.#span = showing(this.#span, playback.atMs, this.lastMs)
    this.show()
  }

  /** The event in words: while it plays only for the eyes, or a screen reader would never be done. */
  #tell(): void {
    const { event, playing } = this.#playback
    const count = this.#times.length
    const text = this.#eventText(event)
    this.#now.setAttribute('aria-live', playing ? 'off' : 'polite')
    if (this.#now.textContent !== text) this.#now.textContent = text
    this.#timeline.setAttribute('aria-valuemax', String(count))
    this.#timeline.setAttribute('aria-valuenow', String(event))
    this.#timeline.setAttribute('aria-valuetext', text)
    document.querySelector('[aria-current]')?.removeAttribute('aria-current')
    document.querySelector(`[data-event="${event}"]`)?.setAttribute('aria-current', 'true')
  }

  #eventText(event: number): string {
    const { moments, titles } = this.#options
    const moment = moments[event - 1]
    if (moment === undefined) return `The whole run: ${moments.length} events.`
    const variant = titles.length > 1 ? `${titles[moment.variant]}: ` : ''
    return `Event ${event} of ${moments.length}, at ${time(moment.atMs)}. ${variant}${moment.text}.`
  }
}
