import type { App } from '../app.ts'
import { drawTimeline } from '../timeline/draw.ts'
import type { Picture } from '../timeline/picture.ts'
import { inWords } from '../timeline/words.ts'

/** Finished pictures on stdout, and the same in words; words alone where lines are plain or short. */
export function printPictures(app: App, pictures: readonly Picture[]): void {
  const { linear, ascii } = app.capabilities
  const width = app.width()
  if (linear === null && width >= 40) app.print([...drawTimeline(pictures, { width, ascii }), []])
  app.print([
    ...inWords(pictures, { width: Math.min(width, 76), ascii: ascii || linear !== null }),
    [],
  ])
}
