import stringWidth from 'fast-string-width'
import type { CourseFiles } from './course-files.ts'
import { type Fault, oneLine } from './fault.ts'
import type { FoundLesson } from './find.ts'
import { wholeFile } from './source.ts'

/**
 * Programs to take home, complete and without this package: the card, the few
 * lines to keep of a lesson, and its demo in plain Node or Python. A lesson need
 * not have them.
 */
export const takeHomeFiles = {
  javascript: { card: 'card.mjs', plain: 'plain.mjs' },
  python: { card: 'card.py', plain: 'plain.py' },
} as const

export type Language = keyof typeof takeHomeFiles

/** Those that a lesson has: the text of each, by the name of its file. */
export type TakeHome = ReadonlyMap<string, string>

const names: readonly string[] = Object.values(takeHomeFiles).flatMap((of) => Object.values(of))

export function isTakeHome(file: string): boolean {
  return names.includes(file)
}

/** Reads those of the lesson's files that are there. */
export async function readTakeHome(
  files: CourseFiles,
  { name, folder }: FoundLesson,
  inFolder: readonly string[],
  faults: Fault[],
): Promise<TakeHome> {
  const texts = new Map<string, string>()
  for (const file of inFolder.filter(isTakeHome)) {
    try {
      texts.set(file, await files.read(`${folder}/${file}`))
    } catch (thrown) {
      faults.push({ file: `${name}/${file}`, fault: `cannot be read: ${oneLine(thrown)}` })
    }
  }
  return texts
}

const leastLinesOfCard = 6
const mostLinesOfCard = 12
const widest = 76

/** A card too long to keep, and programs too wide to copy or that cannot be taken from the lesson's folder. */
export function takeHomeFaults({ takeHome }: { takeHome: TakeHome }): Fault[] {
  return [...takeHome].flatMap(([file, text]) => {
    const lines = wholeFile(text)
    const count = lines.filter((line) => line.text !== '').length
    const isCard = file.startsWith('card.')
    const fits = !isCard || (count >= leastLinesOfCard && count <= mostLinesOfCard)
    const wide = lines.filter((line) => stringWidth(line.text) > widest)
    const bound = lines.filter((line) =>
      /(?:\bfrom|\bimport)\b.*['"](?:\.|learn-async)/.test(line.text),
    )
    return [
      ...(fits
        ? []
        : [
            {
              file,
              fault: `a card has ${leastLinesOfCard} to ${mostLinesOfCard} lines, and this ${count}`,
            },
          ]),
      ...wide.map(({ number }) => ({
        file,
        line: number,
        fault: `is wider than ${widest} columns`,
      })),
      ...bound.map(({ number }) => ({
        file,
        line: number,
        fault: 'imports what is not there once the file is taken home',
      })),
    ]
  })
}
