import { firstOfThread, type Loaded, teller, withWatched } from './loads.ts'
import { WatchedFiles } from './watched-files.ts'

/** Before Node 22.15 modules are read in a thread of their own: these are its hooks. */
let files: WatchedFiles | null = null

export function initialize({ told, entry }: { told: string; entry: string }): void {
  files = new WatchedFiles({
    tell: teller(told),
    entryIsLeft: () => {},
    entry,
    firstSite: firstOfThread,
  })
}

export async function load(
  url: string,
  context: object,
  next: (url: string, context: object) => Promise<Loaded>,
): Promise<Loaded> {
  const loaded = await next(url, context)
  return files === null ? loaded : withWatched(files, url, loaded)
}
