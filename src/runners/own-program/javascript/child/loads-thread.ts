import { firstOfThread, teller, withWatched } from './loaded.ts'
import { TypeScript } from './type-script.ts'
import { type Loaded, WatchedFiles } from './watched-files.ts'

/** Before Node 22.15 modules are read in a thread of their own: these are its hooks. */
let files: WatchedFiles | null = null
let types: TypeScript | null = null

export function initialize({
  told,
  entry,
  ours,
  mapsPlaces,
}: {
  told: string
  entry: string
  ours: string
  mapsPlaces: boolean
}): void {
  types = new TypeScript(teller(told), ours)
  files = new WatchedFiles({
    tell: teller(told),
    entryIsLeft: () => {},
    entry,
    ours,
    mapsPlaces: () => mapsPlaces,
    firstSite: firstOfThread,
  })
}

export async function load(
  url: string,
  context: object,
  next: (url: string, context: object) => Promise<Loaded>,
): Promise<Loaded> {
  const loaded = await next(url, context).then(
    (given) => types?.runnable(url, given) ?? given,
    (error: unknown) => {
      if (types === null) throw error
      return types.instead(url, error)
    },
  )
  return files === null ? loaded : withWatched(files, url, loaded)
}
