import type { Traced } from '../../own-program/traced.ts'
import { time } from '../../text/time.ts'
import { escaped } from './markup.ts'

/** So many lines are told of, those first that were waited at for longest. */
const mostLines = 200

/** What the page of a run of one's own program says beside its picture: findings, and the lines it waited at. */
export function tracedSections(made: Traced): string {
  const { findings, run } = made
  const told = [...findings.map(({ text }) => text), ...run.unseen]
  const found =
    told.length === 0
      ? ''
      : `<section>
<h2>Found</h2>
<ul>
${told.map((text) => `<li>${escaped(text)}</li>`).join('\n')}
</ul>
</section>
`
  return `${found}<section>
<h2>Line by line</h2>
${lineTable(made)}
</section>`
}

/** For finding lanes among many; the page's script listens to it. */
export const searchField = `<div>
<label for="search">Find lanes</label>
<input id="search" type="search" placeholder="name, function or file" autocomplete="off">
<output id="found" for="search"></output>
</div>`

interface WaitsAt {
  file: string
  line: number
  count: number
  longestMs: number
  allMs: number
}

function lineTable({ run, sources }: Traced): string {
  const lines = new Map<string, WaitsAt>()
  for (const { waits } of run.lanes) {
    for (const { file, line, startMs, endMs } of waits) {
      const key = `${file}:${line}`
      const at = lines.get(key) ?? { file, line, count: 0, longestMs: 0, allMs: 0 }
      lines.set(key, at)
      at.count += 1
      at.longestMs = Math.max(at.longestMs, endMs - startMs)
      at.allMs += endMs - startMs
    }
  }
  const all = [...lines.values()].sort((one, other) => other.allMs - one.allMs)
  const rows = all.slice(0, mostLines).map(({ file, line, count, longestMs, allMs }) => {
    const place = escaped(`${file}:${line}`)
    const source = escaped(sources[file]?.[line] ?? '')
    return `<tr><td>${place}</td><td><code>${source}</code></td><td>${count}</td><td>${time(longestMs)}</td><td>${time(allMs)}</td></tr>`
  })
  return `<details>
<summary>${all.length === 1 ? '1 line' : `${all.length} lines`} waited at</summary>
<table id="lines">
<thead><tr><th scope="col">Line</th><th scope="col">Source</th><th scope="col">Waits</th><th scope="col">Longest</th><th scope="col">In all</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</details>`
}
