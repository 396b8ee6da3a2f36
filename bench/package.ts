import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { outputOf, timeOf } from './children.ts'
import { inTurn } from './in-turn.ts'
import { measuredRow, type Place, type Section } from './section.ts'

const node = process.execPath

/** What a newcomer waits for who has nothing installed. */
export const thePackage: Section = {
  name: 'package',
  says: 'the packed package: its size, what it brings along, and npx with an empty cache against learnyounode',
  async rows(place) {
    const packed = await outputOf(
      node,
      [place.npm, 'pack', '--json', '--ignore-scripts', '--pack-destination', place.temporary],
      { cwd: place.root },
    )
    const [{ filename, size, unpackedSize }] = JSON.parse(packed) as [
      { filename: string; size: number; unpackedSize: number },
    ]
    const tarball = path.join(place.temporary, filename)
    const times = await inTurn(3, {
      ours: () => coldNpx(place, tarball, 'learn-async', '--version'),
      learnyounode: () => coldNpx(place, 'learnyounode', 'learnyounode', 'help'),
    })
    return [
      measuredRow('unpacked size', 'the tarball', unpackedSize / 1e6, { most: 1.5, unit: ' MB' }),
      measuredRow('packed size', 'the tarball', size / 1e3, { most: 480, unit: ' kB' }),
      measuredRow('packages installed', 'an empty folder', await countInstalled(place, tarball), {
        most: 1,
        unit: '',
      }),
      measuredRow('cold npx', 'npx learnyounode', times.ours / times.learnyounode, { most: 0.25 }),
    ]
  },
}

/** npx with a cache and a home of its own. */
async function coldNpx(
  place: Place,
  what: string,
  command: string,
  argument: string,
): Promise<number> {
  const home = mkdtempSync(path.join(place.temporary, 'npx-'))
  const args = [place.npm, 'exec', '--yes', '--package', what, '--', command, argument]
  return timeOf(node, args, {
    cwd: home,
    env: { npm_config_cache: path.join(home, 'cache'), HOME: homeWithNpmrc(home) },
  })
}

/** An empty home that reaches the same registry. */
function homeWithNpmrc(folder: string): string {
  const home = path.join(folder, 'home')
  mkdirSync(home)
  const own = path.join(process.env.HOME ?? '', '.npmrc')
  try {
    readFileSync(own)
    cpSync(own, path.join(home, '.npmrc'))
  } catch {
    // There is none to take over.
  }
  return home
}

async function countInstalled(place: Place, tarball: string): Promise<number> {
  const folder = mkdtempSync(path.join(place.temporary, 'install-'))
  await outputOf(node, [place.npm, 'install', '--silent', '--prefix', folder, tarball])
  return readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))
    .length
}
