// For esbuild: what a file of the project finds by its own place is found from
// the bundle too, which stands somewhere else.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** `folders`: those whose files keep their places. */
export function ownPlaces(...folders) {
  return {
    name: 'own-places',
    setup: ({ onLoad }) =>
      onLoad({ filter: new RegExp(`/(${folders.join('|')})/.*\\.ts$`) }, ({ path: file }) => ({
        loader: 'ts',
        contents: readFileSync(file, 'utf8').replaceAll(
          'import.meta.url',
          JSON.stringify(pathToFileURL(file).href),
        ),
      })),
  }
}
