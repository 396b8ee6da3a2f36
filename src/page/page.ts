// The page of a saved run, in a browser: its timeline to hover, zoom, step and
// play. What is drawn is computed here from the run that the page holds.
import { inWindow } from '../own-program/window.ts'
import { type SavedDocument, runOf } from '../picture/formats/saved-run.ts'
import {
  savedTraceKind,
  type TraceDocument,
  tracedOfDocument,
} from '../picture/formats/trace-document.ts'
import { pagePicture } from '../picture/own-program-page.ts'
import { moments } from '../picture/moments.ts'
import { lastMoment, type Row } from '../picture/rows.ts'
import { listenToControls, listenToSearch } from './controls.ts'
import { byId } from './dom.ts'
import { listenToPointer } from './pointer.ts'
import { Stage } from './stage.ts'
import { drawTimeline } from './timeline-view.ts'
import { listenForTip } from './tip.ts'

const saved = JSON.parse(byId('run').textContent ?? '') as SavedDocument | TraceDocument
const traced = saved.kind === savedTraceKind ? tracedOfDocument(saved) : null
const pictures = traced === null ? runOf(saved as SavedDocument).pictures : [pagePicture(traced)]
const timeline = byId('timeline')
const lastMs = Math.max(1, lastMoment(pictures))

const rows = new Map<Element, Row>()
drawTimeline(timeline, pictures, lastMs, rows)
const stage = new Stage({
  lastMs,
  moments: moments(pictures),
  titles: pictures.map(({ title }) => title),
  stepsOnly: window.matchMedia('(prefers-reduced-motion: reduce)'),
})
listenToControls(stage)
listenToPointer(timeline, stage)
listenForTip(timeline, stage, rows, traced?.sources ?? {})
if (traced !== null) {
  listenToSearch((search) => {
    const found = inWindow(traced, { search })
    drawTimeline(timeline, [pagePicture(found)], lastMs, rows)
    stage.show()
    return `${found.names.length} of ${traced.names.length}`
  })
}
byId('stage').hidden = false
stage.show()
