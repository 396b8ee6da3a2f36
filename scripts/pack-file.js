// A file that few starts load is packed: of three that have 390 kB, 130 kB are left on a disk.
import { readFile, writeFile } from 'node:fs/promises'
import { brotliCompressSync } from 'node:zlib'

/** Rewrites a CommonJS file as one that unpacks itself and then is what it was, under its own name. */
export async function packFile(file) {
  const code = await readFile(file, 'utf8')
  const packed = brotliCompressSync(code).toString('base64')
  const [names = ''] = /0&&\(module\.exports=\{[^}]*\}\);?\s*$/.exec(code) ?? []
  const unpacked = `require('node:zlib').brotliDecompressSync(Buffer.from('${packed}','base64'))`
  const handed = 'exports,require,module,__filename,__dirname'
  const run = `require('node:vm').compileFunction(String(${unpacked}),'${handed}'.split(','),{filename:__filename})`
  await writeFile(file, `${run}(${handed});${names}\n`)
}
