// Files that few starts load are packed: of three that have 390 kB, 130 kB are left on a disk.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const handed = 'exports,require,module,__filename,__dirname'

/** Rewrites a CommonJS file as one that unpacks itself and then is what it was, under its own name. */
export async function packFile(file) {
  const code = await readFile(file, 'utf8')
  const packed = brotliCompressSync(code).toString('base64')
  const [names = ''] = /0&&\(module\.exports=\{[^}]*\}\);?\s*$/.exec(code) ?? []
  const unpacked = `require('node:zlib').brotliDecompressSync(Buffer.from('${packed}','base64'))`
  const run = `require('node:vm').compileFunction(String(${unpacked}),'${handed}'.split(','),{filename:__filename})`
  await writeFile(file, `${run}(${handed});${names}\n`)
}

/**
 * Packs CommonJS files of one folder into `packed.br` there, as one text, since
 * what they have in common is long. Each becomes what finds itself in it by its
 * own name, and then is what it was; `packed.cjs` unpacks it once.
 */
export async function packTogether(folder, files) {
  const codes = await Promise.all(files.map((file) => readFile(path.join(folder, file))))
  const whole = Buffer.concat(codes)
  // What is compiled from a text finds no module for it.
  if (/\bimport\(/.test(whole.toString())) throw new Error('import() stands in a packed file')
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: whole.length }
  await writeFile(path.join(folder, 'packed.br'), brotliCompressSync(whole, { params }))
  let end = 0
  const places = files.map((file, index) => [file, [end, (end += codes[index].length)]])
  await writeFile(
    path.join(folder, 'packed.cjs'),
    `const{readFileSync}=require('node:fs'),{basename}=require('node:path'),{compileFunction}=require('node:vm')
const whole=require('node:zlib').brotliDecompressSync(readFileSync(__dirname+'/packed.br')),places=${JSON.stringify(Object.fromEntries(places))}
exports.codeOf=file=>whole.toString('utf8',...places[basename(file)])
exports.run=(${handed})=>compileFunction(exports.codeOf(__filename),'${handed}'.split(','),{filename:__filename})(${handed})
`,
  )
  const stub = `require('./packed.cjs').run(${handed})\n`
  await Promise.all(files.map((file) => writeFile(path.join(folder, file), stub)))
}
