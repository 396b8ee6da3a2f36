import { moments } from '../moments.ts'
import type { Picture } from '../picture.ts'
import { legendEntries } from '../legend.ts'
import { time } from '../../text/time.ts'
import { pictureInWords } from '../words.ts'
import type { Assets } from './picture-files.ts'
import { searchField, tracedSections } from './html-traced.ts'
import { element, escaped } from './markup.ts'
import { pageColours } from './svg-style.ts'
import { documentOf, type SavedRun } from './saved-run.ts'
import { traceDocument } from './trace-document.ts'

/**
 * One file without a network: the timeline to hover, zoom, step and play. What
 * moves is src/page; the words and the table stand here, and need no script.
 */
export async function make(run: SavedRun, assets: Assets): Promise<string> {
  const { script, style } = await assets.page()
  const { title, command, pictures, traced } = run
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${pageColours}${closing(style, 'style')}</style>
</head>
<body>
<main>
<header>
<h1>${escaped(title)}</h1>
<p class="dim">A run as it was measured: <code>${escaped(command)}</code></p>
</header>
${stage(pictures, traced === undefined ? '' : searchField)}
${traced === undefined ? '' : tracedSections(traced)}
<section>
<h2>In words</h2>
${pictures.map((picture) => element('p', {}, escaped(pictureInWords(picture, false)))).join('\n')}
</section>
<section>
<h2>Event by event</h2>
${eventTable(pictures)}
</section>
</main>
<div id="tip" aria-hidden="true" hidden></div>
<script type="application/json" id="run">${json(traced === undefined ? documentOf(run) : traceDocument(traced))}</script>
<script>${closing(script, 'script')}</script>
</body>
</html>
`
}

/** Nothing is loaded from anywhere: the page holds all that it needs. */
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"

/** Hidden until the script has built the timeline. */
function stage(pictures: readonly Picture[], search: string): string {
  return `<section id="stage" aria-label="Timeline" hidden>
<div class="controls">
<div role="group" aria-label="Play">
<button id="play">Play</button>
<button id="previous" aria-label="Previous event">‹ Event</button>
<button id="next" aria-label="Next event">Event ›</button>
</div>
<div>
<label for="speed">Speed</label>
<input id="speed" type="range" min="-1" max="1.3010299957" step="any" value="0">
<output id="speed-now" for="speed">1×</output>
</div>
<div role="group" aria-label="Zoom">
<button id="zoom-out" aria-label="Zoom out">−</button>
<button id="zoom-in" aria-label="Zoom in">+</button>
<button id="pan-left" aria-label="Earlier">←</button>
<button id="pan-right" aria-label="Later">→</button>
<button id="whole">Whole run</button>
</div>
${search}
</div>
<div id="timeline" role="slider" tabindex="0" aria-label="Event" aria-valuemin="0" aria-valuemax="0" aria-valuenow="0" aria-describedby="keys">
<div class="axis"><div id="axis" class="scale"></div></div>
</div>
<ul class="legend">
${legendEntries(pictures)
  .map(({ name, text }) => `<li><i class="${name}" aria-hidden="true"></i>${escaped(text)}</li>`)
  .join('\n')}
</ul>
<p id="now" role="status"></p>
<p id="keys" class="dim">On the timeline: <kbd>→</kbd> and <kbd>←</kbd> step from event to event, <kbd>Space</kbd> plays, <kbd>[</kbd> and <kbd>]</kbd> change the speed, <kbd>+</kbd> and <kbd>−</kbd> zoom, <kbd>Shift</kbd> with an arrow pans, <kbd>0</kbd> shows all of the time, <kbd>Esc</kbd> the whole run. Or click, drag, and turn the wheel with <kbd>Ctrl</kbd>.</p>
</section>`
}

function eventTable(pictures: readonly Picture[]): string {
  const all = moments(pictures)
  const rows = all.map(
    ({ atMs, variant, text }, index) =>
      `<tr data-event="${index + 1}"><td>${index + 1}</td><td>${time(atMs)}</td><td>${escaped(
        pictures[variant]!.title,
      )}</td><td>${escaped(text)}</td></tr>`,
  )
  return `<details>
<summary>${all.length} events</summary>
<table id="events">
<thead><tr><th scope="col">Event</th><th scope="col">Time</th><th scope="col">Variant</th><th scope="col">What happens</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</details>`
}

/** JSON in which nothing can end its element or begin another. */
function json(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Our own code, in which no text may look like the end of its element. */
function closing(code: string, tag: string): string {
  return code.replaceAll(`</${tag}`, `<\\/${tag}`).trim()
}
