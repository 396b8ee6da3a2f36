// The page of a saved run, in a browser: its timeline to hover, zoom, step and
// play. What is drawn is computed here from the run that the page holds.
import { type SavedDocument, runOf } from '../picture/formats/saved-run.ts'
import { moments } from '../picture/moments.ts'
import { lastMoment } from '../picture/rows.ts'
import { listenToControls } from './controls.ts'
import { byId } from './dom.ts'
import { listenToPointer } from './pointer.ts'
import { Stage } from './stage.ts'
import { buildTimeline } from './timeline-view.ts'
import { listenForTip } from './tip.ts'

const { pictures } = runOf(JSON.parse(byId('run').textContent ?? '') as SavedDocument)
const timeline = byId('timeline')
const lastMs = Math.max(1, lastMoment(pictures))

const rows = buildTimeline(timeline, pictures, lastMs)
const stage = new Stage({
  lastMs,
  moments: moments(pictures),
  titles: pictures.map(({ title }) => title),
  stepsOnly: window.matchMedia('(prefers-reduced-motion: reduce)'),
})
listenToControls(stage)
listenToPointer(timeline, stage)
listenForTip(timeline, stage, rows)
byId('stage').hidden = false
stage.show()
