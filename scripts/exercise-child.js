// Builds the child that runs a learner's file: alone, small, and CommonJS, which
// starts sooner; what blanks types is a file of its own beside it.
import { build } from 'esbuild'

export async function buildExerciseChild(root, outdir) {
  await build({
    absWorkingDir: root,
    entryPoints: {
      child: 'src/runners/exercise/child/main.ts',
      typescript: 'src/runners/exercise/child/typescript.ts',
    },
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    keepNames: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
  })
}
