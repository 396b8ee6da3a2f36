// Builds the child that runs a learner's file: alone, small, and CommonJS, which
// starts sooner; what blanks types is a file of its own beside it.
import { build } from 'esbuild'

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
  })
  return Object.keys(metafile.inputs)
}
