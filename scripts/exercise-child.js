// Builds the child that runs a learner's file: alone, small, and CommonJS, which
// starts sooner; what blanks types is a file of its own beside it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { packFile } from './pack-file.js'

/** Of sucrase, what it never comes to with TypeScript alone: other languages, older JavaScript, source maps, and a check of our own options. */
const neverCalled =
  /[\\/]sucrase[\\/]dist[\\/]esm[\\/](?:Options|computeSourceMap|util[\\/]formatTokens|parser[\\/]plugins[\\/](?:flow|jsx[\\/]\w+)|transformers[\\/](?:Flow|JestHoist|JSX|NumericSeparator|OptionalCatchBinding|OptionalChainingNullish|ReactDisplayName|ReactHotLoader)Transformer)\.js$/

/** In its place stands the same names, of functions that do nothing. */
const leftOut = {
  name: 'left-out',
  setup: ({ onLoad }) =>
    onLoad({ filter: neverCalled }, ({ path: file }) => {
      const source = readFileSync(file, 'utf8')
      const names = [
        ...source.matchAll(/^export (?:async )?(?:function|class|const|var|let) (\w+)/gm),
      ]
      const own = names.map(([, name]) => `export function ${name}() {}`)
      const usual = /^export default/m.test(source) ? ['export default function () {}'] : []
      return { contents: [...own, ...usual].join('\n') }
    }),
}

/** Resolves to the files that it contains, from `root` on. */
export async function buildExerciseChild(root, outdir) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      child: 'src/runners/exercise/child/main.ts',
      typescript: 'src/runners/exercise/child/typescript.ts',
    },
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    metafile: true,
    // Of a package as ES modules what is not called is left out: a third of sucrase.
    mainFields: ['module', 'main'],
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    plugins: [leftOut],
  })
  await packFile(path.join(outdir, 'typescript.cjs'))
  return Object.keys(metafile.inputs)
}
