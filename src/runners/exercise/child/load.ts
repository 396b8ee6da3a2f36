import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'
import { type BuiltIn, notThere } from './platform.ts'

// Node's own types leave it out: it stands behind --experimental-vm-modules.
interface SourceModule extends vm.Module {
  dependencySpecifiers: readonly string[]
}

const typescript = /\.[mc]?ts$/
const read = readFileSync

/** The exports of the learner's file, with its types blanked; rejects as the file does. */
export async function load(file: string, builtIn: BuiltIn): Promise<Record<string, unknown>> {
  const modules = new Map<string, vm.Module>()

  const moduleOf = (specifier: string, from: string): vm.Module => {
    if (isBuiltin(specifier)) return native(specifier)
    if (!/^\.{1,2}\//.test(specifier)) throw notThere(specifier)
    return source(path.resolve(path.dirname(from), specifier))
  }

  const native = (specifier: string): vm.Module => {
    const members = builtIn(specifier) as Record<string, unknown>
    const names = Object.keys(members).filter((name) => name !== 'default')
    const module = new vm.SyntheticModule(
      ['default', ...names],
      () => {
        module.setExport('default', members)
        for (const name of names) module.setExport(name, members[name])
      },
      { identifier: specifier },
    )
    return module
  }

  const source = (at: string): vm.Module => {
    const known = modules.get(at)
    if (known !== undefined) return known
    const module = new vm.SourceTextModule(codeOf(at), {
      identifier: at,
      initializeImportMeta(meta) {
        Object.assign(meta, {
          url: pathToFileURL(at).href,
          filename: at,
          dirname: path.dirname(at),
        })
      },
      importModuleDynamically: (async (specifier: string) => {
        const imported = moduleOf(specifier, at)
        await link(imported)
        await imported.evaluate()
        return imported
      }) as never,
    }) as SourceModule
    modules.set(at, module)
    return module
  }

  const link = async (module: vm.Module): Promise<void> => {
    if (module.status !== 'unlinked') return
    await module.link(((specifier: string, from: vm.Module) =>
      moduleOf(specifier, from.identifier)) as never)
  }

  const module = source(file)
  await link(module)
  await module.evaluate()
  return module.namespace as Record<string, unknown>
}

function codeOf(file: string): string {
  const code = textOf(read(file))
  if (!typescript.test(file)) return code
  return besides().javaScript(code, file)
}

/** As Node decodes it, which has no other encoding. */
function textOf(bytes: Buffer): string {
  const mark = bytes.toString('latin1', 0, 2)
  if (mark !== '\xFF\xFE' && mark !== '\xFE\xFF') return bytes.toString()
  const fault = new SyntaxError('the file is saved as UTF-16: save it as UTF-8')
  throw Object.assign(fault, { loc: { column: null } })
}

/** Loaded where it is needed: it is ten times as long as all else here. */
export function besides(): typeof import('./typescript.ts') {
  const beside = './typescript.cjs'
  return require(beside) as typeof import('./typescript.ts')
}
