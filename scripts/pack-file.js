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
 * Texts in one packed file, since what they have in common is long: a line of
 * JSON, the length of each in bytes by its name, and then one after another.
 *
 * @param {readonly (readonly [name: string, text: string])[]} texts
 */
export function packTexts(texts) {
  const lengths = Object.fromEntries(texts.map(([name, text]) => [name, Buffer.byteLength(text)]))
  const whole = [`${JSON.stringify(lengths)}\n`, ...texts.map(([, text]) => text)].join('')
  return brotliCompressSync(whole, {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(whole) },
  })
}

/**
 * What a script lacks of the TypeScript that it was, its types blanked in place:
 * each text and where it stands. Joined are those with less between them than
 * naming another place takes.
 *
 * @param {string} typed
 * @param {string} script
 */
export function typesOf(typed, script) {
  if (typed.length !== script.length) throw new Error('types are not blanked in place')
  /** @type {[from: number, to: number][]} */
  const ranges = []
  for (let at = 0; at < typed.length; at++) {
    if (typed[at] === script[at]) continue
    const last = ranges.at(-1)
    if (last !== undefined && at - last[1] < 8) last[1] = at + 1
    else ranges.push([at, at + 1])
  }
  return JSON.stringify(ranges.map(([from, to]) => [from, typed.slice(from, to)]))
}

/**
 * A recorded run as what packs better: a line with each moment in it, in
 * microseconds since the last event's, and its text without them.
 *
 * @param {string} recorded
 */
export function timesApart(recorded) {
  let last = 0
  /** @type {number[]} */
  const moments = []
  const timeless = recorded.replace(/("(at|due)Ms":)(-?\d[\d.]*)/g, (_, name, which, ms) => {
    const moment = Math.round(ms * 1000)
    if (String(moment / 1000) !== ms) throw new Error(`${ms} ms is finer than a microsecond`)
    moments.push(moment - last)
    if (which === 'at') last = moment
    return name
  })
  return `${JSON.stringify(moments)}\n${timeless}`
}

/**
 * Packs CommonJS files of one folder into `packed.br` there. Each becomes what
 * finds itself in it by its own name, and then is what it was; `packed.cjs`
 * unpacks it once. Others' texts are packed with them, to be read alone.
 */
export async function packTogether(folder, files, others) {
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(path.join(folder, file), 'utf8')]),
  )
  // What is compiled from a text finds no module for it.
  const importing = texts.find(([, text]) => /\bimport\(/.test(text))
  if (importing !== undefined) throw new Error(`${importing[0]} calls import(), and is packed`)
  await writeFile(path.join(folder, 'packed.br'), packTexts([...texts, ...others]))
  await writeFile(
    path.join(folder, 'packed.cjs'),
    `const{readFileSync}=require('node:fs'),{basename}=require('node:path'),{compileFunction}=require('node:vm')
const whole=require('node:zlib').brotliDecompressSync(readFileSync(__dirname+'/packed.br')),places={}
let end=whole.indexOf('\\n')+1
for(const[name,length]of Object.entries(JSON.parse(whole.toString('utf8',0,end))))places[name]=[end,end+=length]
const codeOf=exports.codeOf=file=>whole.toString('utf8',...places[basename(file)])
exports.run=(${handed})=>compileFunction(codeOf(__filename),'${handed}'.split(','),{filename:__filename})(${handed})
`,
  )
  const stub = `require('./packed.cjs').run(${handed})\n`
  await Promise.all(files.map((file) => writeFile(path.join(folder, file), stub)))
}
