// The program is built as ES modules, since esbuild splits nothing else, and
// then written as CommonJS: Node's loader of ES modules costs a start a tenth of
// a bare Node's, and reads each file it is asked for in turn. What others import
// (kit, lab) stays an ES module and takes what it shares from the same files.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { transform } from 'esbuild'

/** Turns the `.js` of these folders into `.cjs`, and points the ES modules of the others at them. */
export async function asCommonJs(dist, { program, modules }) {
  for (const file of await filesOf(dist, program)) {
    const code = withRequire(await readFile(file, 'utf8'))
    const { code: written } = await transform(code, {
      format: 'cjs',
      platform: 'node',
      target: 'node20.19',
      minify: true,
      charset: 'utf8',
      define: { 'import.meta.url': 'moduleUrl' },
      // It was written as ES modules are: strict.
      banner: `"use strict";${code.includes('import.meta.url') ? ownUrl : ''}`,
    })
    await writeFile(file.replace(/\.js$/, '.cjs'), written)
    await rm(file)
  }
  for (const file of await filesOf(dist, modules)) {
    const code = withBuiltins(await readFile(file, 'utf8')).replace(namedImport, takenFromDefault)
    await writeFile(file, code)
  }
}

async function filesOf(dist, folders) {
  const files = []
  for (const folder of folders) {
    for (const name of await readdir(path.join(dist, folder))) {
      if (name.endsWith('.js')) files.push(path.join(dist, folder, name))
    }
  }
  return files
}

const ownUrl = 'const moduleUrl=require("node:url").pathToFileURL(__filename).href;'

/**
 * What files of the bundle give each other, taken by name. They never need each
 * other in a circle, and what one gives stays what it was when it was loaded
 * (lint refuses an export that changes): esbuild's own way, which allows for both, costs half a kilobyte a file and a
 * call of a getter at each use. Whatever is not of these forms is left to it.
 */
function withRequire(code) {
  return withBuiltins(code)
    .replace(namedImport, (_, names, file) =>
      names === undefined
        ? `require("${file}.cjs");`
        : `const{${asFields(names)}}=require("${file}.cjs");`,
    )
    .replace(laterImport, 'Promise.resolve().then(()=>require("$1.cjs"))')
    .replace(allExports, (_, names) => `module.exports={${asFields(names, { given: true })}};`)
}

/** An ES module gets the whole of a CommonJS file as its default. */
function takenFromDefault(_, names, file) {
  const whole = `from_${file.replace(/\W/g, '_')}`
  return names === undefined
    ? `import"${file}.cjs";`
    : `import ${whole} from"${file}.cjs";const{${asFields(names)}}=${whole};`
}

/** `import{a as b}from"./chunk.js";` and `import"./chunk.js";` */
const namedImport = /\bimport(?:\{([^}]*)\}from)?"(\.[^"]*)\.js";/g
/** `import("./list.js")`: read when it is called for, and not at once. */
const laterImport = /\bimport\("(\.[^"]*)\.js"\)/g
/** `export{a as b};`, the last statement of a file. */
const allExports = /\bexport\{([^}]*)\};\s*$/

/** `a as b` as `a:b`, or as `b:a` where it is given. */
function asFields(names, { given = false } = {}) {
  return names
    .split(',')
    .filter((name) => name !== '')
    .map((name) => name.split(' as '))
    .map(([first, second]) =>
      second === undefined ? first : given ? `${second}:${first}` : `${first}:${second}`,
    )
    .join(',')
}

/** `import a,{b as c}from"node:x"`, as esbuild writes it. */
const builtinImport =
  /\bimport\s*(?:(?:(?<whole>[\w$]+)|\*\s*as\s+(?<all>[\w$]+))?\s*,?\s*(?:\{(?<named>[^}]*)\})?\s*from\s*)?"(?<name>node:[\w/]+)";/g

/**
 * Node's own modules as they are: imported, or wrapped as CommonJS from an ES
 * module is, each would get a facade of all of its exports, which together took
 * a fifth of the time to the first word.
 */
function withBuiltins(code) {
  return code.replace(builtinImport, (...match) => {
    const { whole, all, named, name } = match.at(-1)
    const module = `process.getBuiltinModule("${name}")`
    const wanted = [
      ...[whole, all].flatMap((one) => (one === undefined ? [] : [`${one}=${module}`])),
      ...(named === undefined ? [] : [`{${named.replace(/ as /g, ':')}}=${module}`]),
    ]
    return wanted.length === 0 ? `${module};` : `const ${wanted.join(',')};`
  })
}
