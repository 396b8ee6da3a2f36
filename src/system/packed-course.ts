import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { CourseFiles } from '../course/course-files.ts'

/** What a built course, or a lesson of it, has in its folder: files that are read and never run, as scripts/pack-file.js packs them. */
const packedFile = 'packed.br'

/** How far below its course's folder a file may stand: a folder of a lesson's folder. */
const deepest = 3

/** Files by their paths from a folder on, each as what reads it. */
type Texts = ReadonlyMap<string, Reading>
type Reading = () => string | Promise<string>

/**
 * At the end of a name: of a TypeScript file what the JavaScript beside lacks,
 * places and texts; of a recorded run the moments apart from the rest.
 */
const packedOtherwise = /\.(?:types|times)$/

/** Files as they stand on a disk, and those of a built course as if they did. */
export function withPacked(disk: CourseFiles): CourseFiles {
  const unpacked = new Map<string, Promise<Texts>>()
  /** What is packed at or below a path, by the rest of its path from there on. */
  const below = async (name: string): Promise<Texts> => {
    const found: [string, Reading][] = []
    let folder = path.resolve(name)
    // Ends in `/`, so that a name is not the beginning of another.
    let from = ''
    for (let up = 0; up <= deepest; up++) {
      const file = path.join(folder, packedFile)
      if (!unpacked.has(file) && existsSync(file)) unpacked.set(file, unpack(file, disk))
      for (const [inside, text] of (await unpacked.get(file)) ?? []) {
        if (`${inside}/` === from) found.push(['', text])
        else if (inside.startsWith(from)) found.push([inside.slice(from.length), text])
      }
      from = `${path.basename(folder)}/${from}`
      folder = path.dirname(folder)
    }
    return new Map(found)
  }
  return {
    ...disk,
    async list(folder) {
      const packed = await below(folder)
      const onDisk = await disk.list(folder).catch((thrown: unknown) => {
        // A folder of which all is packed is nowhere else.
        if (packed.size === 0) throw thrown
        return []
      })
      const entries = new Map(onDisk.map((entry) => [entry.name, entry]))
      for (const inside of packed.keys()) {
        const [name = '', ...rest] = inside.split('/')
        if (!entries.has(name))
          entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' })
      }
      entries.delete(packedFile)
      return [...entries.values()]
    },
    async read(file) {
      try {
        return await disk.read(file)
      } catch (thrown) {
        const isMissing = (thrown as NodeJS.ErrnoException).code === 'ENOENT'
        const text = isMissing ? (await below(file)).get('') : undefined
        if (text === undefined) throw thrown
        return text()
      }
    },
    // What is packed imports nothing.
    async load(file) {
      const text = existsSync(file) ? undefined : (await below(file)).get('')
      if (text === undefined) return disk.load(file)
      return import(`data:text/javascript,${encodeURIComponent(await text())}`) as Promise<unknown>
    },
  }
}

async function unpack(file: string, disk: CourseFiles): Promise<Texts> {
  const { brotliDecompressSync } = await import('node:zlib')
  const whole = brotliDecompressSync(readFileSync(file))
  let end = whole.indexOf('\n') + 1
  const lengths = JSON.parse(whole.toString('utf8', 0, end)) as Record<string, number>
  return new Map(
    Object.entries(lengths).map(([packed, length]): [string, Reading] => {
      const [from, to] = [end, (end += length)]
      const text = (): string => whole.toString('utf8', from, to)
      const name = packed.replace(packedOtherwise, '')
      if (name === packed) return [name, text]
      if (packed.endsWith('.times')) return [name, () => withTimes(text())]
      const script = path.join(path.dirname(file), name.replace(/ts$/, 'js'))
      return [name, async () => withTypes(await disk.read(script), text())]
    }),
  )
}

/** The TypeScript of which a script has the types blanked in place. */
function withTypes(script: string, types: string): string {
  let [typed, end] = ['', 0]
  for (const [at, text] of JSON.parse(types) as [at: number, text: string][]) {
    typed += script.slice(end, at) + text
    end = at + text.length
  }
  return typed + script.slice(end)
}

/** JSON with its moments, which stand on a line before it, each in microseconds since the last event's. */
function withTimes(packed: string): string {
  const end = packed.indexOf('\n')
  const moments = JSON.parse(packed.slice(0, end)) as number[]
  let [next, last] = [0, 0]
  return packed.slice(end + 1).replace(/"(at|due)Ms":(?=[,}])/g, (name, which) => {
    const moment = last + moments[next++]!
    if (which === 'at') last = moment
    return `${name}${moment / 1000}`
  })
}
