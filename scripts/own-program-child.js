// Builds what is loaded into a person's own program. What reads a text, `acorn`
// with it, is a file of its own for both threads that load it.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { packFile } from './pack-file.js'

const folder = 'runners/own-program/javascript'

const watchedTextBeside = {
  name: 'watched-text-beside',
  setup: ({ onResolve }) =>
    onResolve({ filter: /[\\/]watched-text\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './watched-text.cjs', external: true },
    ),
}

/**
 * A quarter of acorn holds regular expressions to the letter, which Node does
 * anyway with what it runs: where they end, which alone matters here, is told
 * elsewhere.
 */
const regularExpressionsUnread = {
  name: 'regular-expressions-unread',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]acorn[\\/]dist[\\/]acorn\.mjs$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8')
      const [from, to] = ['var scriptValuesAddedInUnicode', 'var Token = function'].map((name) =>
        source.indexOf(name),
      )
      if (from < 0 || to < from) throw new Error('acorn is written otherwise: see what to cut')
      const instead = `class RegExpValidationState { reset() {} }
        Parser.prototype.validateRegExpFlags = Parser.prototype.validateRegExpPattern = () => {}\n`
      return { contents: source.slice(0, from) + instead + source.slice(to) }
    }),
}

/** Resolves to the files that it contains, from `root` on. */
export async function buildOwnProgramChild(root, outdir) {
  const built = await Promise.all(
    [
      ['watched-text', 'cjs', 'cjs'],
      ['preload', 'cjs', 'cjs'],
      ['loads-thread', 'esm', 'mjs'],
    ].map(([name, format, ending]) =>
      build({
        absWorkingDir: root,
        entryPoints: { [`${folder}/${name}`]: `src/${folder}/child/${name}.ts` },
        outdir,
        outExtension: { '.js': `.${ending}` },
        bundle: true,
        minify: true,
        metafile: true,
        mainFields: ['module', 'main'],
        format,
        platform: 'node',
        target: 'node20.19',
        legalComments: 'none',
        plugins: [watchedTextBeside, regularExpressionsUnread],
      }),
    ),
  )
  await packFile(path.join(outdir, folder, 'watched-text.cjs'))
  return built.flatMap(({ metafile }) => Object.keys(metafile.inputs))
}
