// Of undici the lab uses a sixth: what it never comes to is left out of the
// bundle, each part with its reason.
import { createRequire } from 'node:module'
import { brotliCompressSync } from 'node:zlib'

const require = createRequire(import.meta.url)
const inUndici = /[\\/]undici[\\/]/

/** Files in whose place another stands. */
export const replacedInUndici = [
  // `undici` is what of it the lab uses; its own files still find each other.
  { import: /^undici$/, by: /./, instead: 'scripts/undici-parts.js' },
  // Its parser once more, for processors without SIMD, which no supported Node runs on.
  {
    import: /llhttp\/llhttp-wasm\.js$/,
    by: inUndici,
    instead: 'node_modules/undici/lib/llhttp/llhttp_simd-wasm.js',
  },
  // Bodies of requests, which the lab sends none of, and HTTP/2.
  {
    import: /(?:web\/fetch\/body|client-h2)\.js$/,
    by: inUndici,
    instead: 'scripts/no-request-body.js',
  },
]

export const lessOfUndici = {
  name: 'less-of-undici',
  load(file) {
    if (!inUndici.test(file)) return undefined
    if (file.endsWith('llhttp_simd-wasm.js')) return packed(require(file))
    // Of 27 tables, most of them for the program that wrote the parser, two are looked at.
    if (/llhttp[\\/]constants\.js$/.test(file)) {
      const { ERROR, TYPE } = require(file)
      return `module.exports = ${JSON.stringify({ ERROR, TYPE })}`
    }
    // Nobody but NODE_DEBUG could hear what is published within a bundle.
    if (/core[\\/]diagnostics\.js$/.test(file)) return 'exports.channels = {}'
    return undefined
  },
  transform(code, file) {
    if (!inUndici.test(file)) return undefined
    const silent = code.replace(/\bif \(channels\.\w+\.hasSubscribers\)/g, 'if (false)')
    if (/\bchannels\./.test(silent.replace(/if \(false\) \{[^}]*\}/g, ''))) {
      throw new Error(`${file} publishes otherwise: see what to cut`)
    }
    return file.endsWith('client-h1.js') ? withoutBodies(silent) : silent
  },
}

/** The parser is a program as text, three times as long as it need be: it is packed, and unpacked when it is asked for. */
function packed(parser) {
  const text = brotliCompressSync(parser).toString('base64')
  return `module.exports = require('node:zlib').brotliDecompressSync(Buffer.from('${text}', 'base64'))`
}

/** A third of what speaks HTTP/1 writes bodies in all their forms; the lab asks by GET alone. */
function withoutBodies(code) {
  const [stream, buffer, blob, end] = [
    '\nfunction writeStream ',
    '\nfunction writeBuffer ',
    '\nasync function writeBlob ',
    '\nmodule.exports = ',
  ].map((text) => code.indexOf(text))
  if (!(0 < stream && stream < buffer && buffer < blob && blob < end)) {
    throw new Error('undici writes bodies otherwise: see what to cut')
  }
  const left = code.slice(0, stream) + code.slice(buffer, blob) + code.slice(end)
  const unsent = "require('../web/fetch/body.js').extractBody("
  return left.replace(/\bwrite(?:Stream|Blob|Iterable)\(/g, unsent)
}
