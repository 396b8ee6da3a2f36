// The types of what others import: the compiler writes a file for each of ours,
// and of those is kept what the kit and the lab lead to, in a file each.
import { execFileSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

export async function writeDeclarations(root, dist) {
  const compiler = path.join(
    path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin/tsc',
  )
  execFileSync(
    process.execPath,
    [compiler, '--project', path.join(root, 'tsconfig.declarations.json')],
    { stdio: 'inherit', cwd: root },
  )
  const types = path.join(dist, 'types')
  const bundled = await rolldown({
    cwd: root,
    input: {
      'kit/index': path.join(types, 'src/course/kit/index.d.ts'),
      'lab/index': path.join(types, 'src/lab/public.d.ts'),
    },
    plugins: [dts({ dtsInput: true, tsconfig: false })],
  })
  // What both have is in a file beside the lab's.
  await bundled.write({ dir: dist, chunkFileNames: 'lab/[name].ts', banner: headOf })
  await bundled.close()
  await rm(types, { recursive: true })
}

/** What is said of all of an entry stands above its first import, with which it would go. */
async function headOf({ facadeModuleId: file }) {
  return file ? /^\/\*\*[^]*?\*\//.exec(await readFile(file, 'utf8'))[0] : ''
}
