import module from 'node:module'
import { watchBefore22 } from './before-22.ts'
import { type Loads, type Modules, withWatched } from './loaded.ts'
import { TypeScript } from './type-script.ts'
import { type FilesOptions, type Loaded, WatchedFiles } from './watched-files.ts'

const mapsPlaces = (): boolean =>
  (process as { sourceMapsEnabled?: boolean }).sourceMapsEnabled === true

/** Watches what the program loads. */
export function watchLoads(
  given: Omit<FilesOptions, 'mapsPlaces'>,
  start: { folder: string; hasLoader: boolean },
): Loads {
  const modules = module as unknown as Modules
  const options = { ...given, mapsPlaces }
  if (modules.registerHooks === undefined) return watchBefore22(modules, options, start)
  const files = new WatchedFiles(options)
  const types = new TypeScript(options.tell, options.ours)
  const loaded = (url: string, next: () => Loaded): Loaded => {
    try {
      return types.runnable(url, next())
    } catch (error) {
      return types.instead(url, error)
    }
  }
  modules.registerHooks({
    load: (url, context, next) =>
      withWatched(
        files,
        url,
        loaded(url, () => next(url, context)),
      ),
  })
  return { columns: (file) => files.columns(file), files }
}
