import { type CourseFiles, filesBelow } from './course-files.ts'

export type Language = 'ts' | 'js'

/** What a new lesson is made from. */
export interface NewLesson {
  /** The folder of the lesson that it begins as; its programs are TypeScript. */
  template: string
  id: string
  /** `js`: the same programs with their types in comments, for a Node that runs no TypeScript. */
  language: Language
  /** Which of its files: those of the lesson, those of its exercise, or both. */
  parts: { lesson: boolean; practice: boolean }
}

/** The texts of a new lesson's files, by name. Rejects where the template cannot be read. */
export async function newLesson(
  files: CourseFiles,
  { template, id, language, parts }: NewLesson,
): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for (const file of await filesBelow(files, template)) {
    const inPractice = /^practice[\\/](.*)$/.exec(file)?.[1]
    if (inPractice === undefined ? !parts.lesson : !parts.practice) continue
    const text = await files.read(`${template}/${file}`)
    if (file === 'text.md') made.set(file, withFrontMatter(text, id))
    // What a learner writes is TypeScript too, wherever it is judged.
    else if (language === 'ts' || (inPractice ?? 'check.ts') !== 'check.ts') made.set(file, text)
    else made.set(file.replace(/\.ts$/, '.js'), inJavaScript(text))
  }
  return made
}

function withFrontMatter(text: string, id: string): string {
  const words = id.replaceAll('-', ' ')
  const title = words.charAt(0).toUpperCase() + words.slice(1)
  return text.replace(/^id: .*$/m, `id: ${id}`).replace(/^title: .*$/m, `title: ${title}`)
}

/**
 * TypeScript with its types moved into comments, where editors and tsc read
 * them. It knows the forms that the template has, and no others.
 */
function inJavaScript(text: string): string {
  return text
    .replace(/function some\(id: string, chance: Chance\): Case/, 'function some(id, chance)')
    .replace(
      '/** Both take a time and give a value, as the seed decides. */',
      '/**\n   * Both take a time and give a value, as the seed decides.\n   * @param {string} id\n   * @param {Chance} chance\n   * @returns {Case}\n   */',
    )
    .replace(
      /^export default (\(\(kit\) => \{$.*^\}\)) satisfies (\w+)$/ms,
      'export default /** @satisfies {$2} */ $1',
    )
    .replace(/^import type (\{.+\}) from ('.+')$/gm, '/** @import $1 from $2 */')
    .replace(/^(?:export )?type (\w+) = (.+)$/gm, '/** @typedef {$2} $1 */')
    .replace(/^((?:export )?const \w+): (\w+) =/gm, '/** @type {$2} */\n$1 =')
    .replace(
      /^export default \{$(.*)^\} satisfies ([^\n]+)$/ms,
      'export default /** @satisfies {$2} */ ({$1})',
    )
    .replace(/\b(lesson|demo|snippets)\.ts\b/g, '$1.js')
}
