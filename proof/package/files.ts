import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Place } from './install.ts'
import { type Row, row } from './row.ts'

/** All that belongs into the package. A new kind of file is one line here. */
const allowed = [
  /^(?:package\.json|README\.md|LICENSE|THIRD-PARTY-NOTICES\.md)$/,
  /^dist\/bin\/(?:learn-async|program)\.cjs$/,
  /^dist\/chunks\/(?:[\w.-]+\.cjs|packed\.br)$/,
  /^dist\/(?:kit|lab)\/index\.(?:c?js|d\.ts)$/,
  /^dist\/lab\/[\w-]+\.d\.ts$/,
  /^dist\/runners\/preload\.cjs$/,
  /^dist\/runners\/(?:exercise\/|own-program\/)?python\/\w+\.py$/,
  /^dist\/runners\/own-program\/javascript\/[\w-]+\.[cm]js$/,
  /^dist\/runners\/exercise\/(?:child|typescript)\.cjs$/,
  /^dist\/lessons\/\d+-[a-z-]+\/(?:snippets\/)?[\w.-]+\.(?:js|py|md)$/,
  /^dist\/lessons\/(?:words\.md|packed\.br)$/,
  /^dist\/template\/(?:practice\/(?:good\/|bad\/)?)?[\w.-]+\.(?:ts|py|md)$/,
]

/** What would be missed at once, and what lessons and the template are made of. */
export async function fileRows(root: string, { packed, installed }: Place): Promise<Row[]> {
  const stray = packed.filter((file) => !allowed.some((pattern) => pattern.test(file)))
  const wanted = [
    'README.md',
    'LICENSE',
    'dist/bin/learn-async.cjs',
    'dist/kit/index.js',
    'dist/lab/index.js',
    'dist/runners/preload.cjs',
    'dist/lab/index.d.ts',
    'dist/kit/index.d.ts',
    ...(await shipped(root, 'lessons')),
    ...(await shipped(root, 'template')),
  ]
  const missing = wanted.filter((file) => !packed.includes(file))
  return [
    row(
      `${packed.length} files`,
      'the allow-list: no dev file',
      stray.length === 0,
      stray.join(', '),
    ),
    row(
      `${wanted.length} files of them`,
      'what is to be there',
      missing.length === 0,
      missing.join(', '),
    ),
    row(
      'node_modules',
      'this package alone',
      installed.join() === 'learn-async',
      installed.join(', '),
    ),
  ]
}

/** The files of a folder as the package has them: of a lesson's TypeScript the JavaScript, and what is read and never run packed. */
async function shipped(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    )
    .flatMap((file) => {
      if (
        /^lessons\/.*\/(?:practice\/.*|questions\.md|python\.json|(?:card|plain)\.\w+)$/.test(file)
      )
        return ['dist/lessons/packed.br']
      const script = file.replace(/\.ts$/, '.js')
      if (folder !== 'lessons' || script === file) return [`dist/${file}`]
      return file.endsWith('/lesson.ts')
        ? [`dist/${script}`]
        : ['dist/lessons/packed.br', `dist/${script}`]
    })
}
