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

/** What of acorn's text stands from one text to another, and what stands there instead. */
const cuts = [
  // A quarter of it holds regular expressions to the letter, which Node does
  // anyway with what it runs: where they end, which alone matters here, is told elsewhere.
  {
    from: 'var scriptValuesAddedInUnicode',
    to: 'var Token = function',
    instead: `class RegExpValidationState { reset() {} }
      Parser.prototype.validateRegExpFlags = Parser.prototype.validateRegExpPattern = () => {}\n`,
  },
  // What letters are is written out in it for older engines; Node is asked, which runs the text.
  {
    from: 'var astralIdentifierCodes',
    to: 'var reservedWords',
    instead: String.raw`
      var astralIdentifierStartCodes = /\p{ID_Start}/u, nonASCIIidentifierStart = astralIdentifierStartCodes
      var astralIdentifierCodes = /\p{ID_Continue}/u, nonASCIIidentifier = /[\p{ID_Continue}\u200c\u200d]/u;`,
  },
  { from: 'var nonASCIIidentifierStart = new', to: '// This has a complexity', instead: '' },
  {
    from: 'function isInAstralSet',
    to: '// Test whether',
    instead:
      'function isInAstralSet(code, set) { return code > 0xffff && set.test(String.fromCodePoint(code)) }\n',
  },
]

const lessOfAcorn = {
  name: 'less-of-acorn',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]acorn[\\/]dist[\\/]acorn\.mjs$/ }, async ({ path: file }) => {
      let contents = await readFile(file, 'utf8')
      for (const { from, to, instead } of cuts) {
        const start = contents.indexOf(from)
        const end = contents.indexOf(to, start)
        if (start < 0 || end < 0) throw new Error('acorn is written otherwise: see what to cut')
        contents = contents.slice(0, start) + instead + contents.slice(end)
      }
      return { contents }
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
        plugins: [watchedTextBeside, lessOfAcorn],
      }),
    ),
  )
  await packFile(path.join(outdir, folder, 'watched-text.cjs'))
  return built.flatMap(({ metafile }) => Object.keys(metafile.inputs))
}
