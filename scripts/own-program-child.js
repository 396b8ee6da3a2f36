// Builds what is loaded into a person's own program. What reads a text, `acorn`
// with it, is a file of its own for both threads that load it.
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
        plugins: [watchedTextBeside],
      }),
    ),
  )
  await packFile(path.join(outdir, folder, 'watched-text.cjs'))
  return built.flatMap(({ metafile }) => Object.keys(metafile.inputs))
}
