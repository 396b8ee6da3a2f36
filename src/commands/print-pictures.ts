import type { App } from '../app.ts'
import { pictureLines, wordLines } from '../tutor/pictures.ts'
import type { Picture } from '../picture/picture.ts'

/** Finished pictures on stdout, and the same in words; words alone where lines are plain or short. */
export function printPictures(app: App, pictures: readonly Picture[]): void {
  const { linear, ascii } = app.capabilities
  const page = { linear: linear !== null, ascii, width: () => app.width() }
  app.print([...pictureLines(pictures, page), ...wordLines(pictures, page)])
}
