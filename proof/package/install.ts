import { execFile } from 'node:child_process'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

/** Where the package is installed. */
export interface Place {
  tarball: string
  /** What the tarball holds, as paths in the package. */
  packed: string[]
  /** The folder that it is installed into. */
  folder: string
  /** The home of whoever uses it. */
  home: string
  /** The command, as npm links it. */
  command: string
  /** The packages in node_modules. */
  installed: string[]
  env: Record<string, string>
}

/** Packs what was built in `root`, and installs it below `work`. */
export async function install(root: string, work: string): Promise<Place> {
  const [folder, home] = [path.join(work, 'installed'), path.join(work, 'home')]
  await mkdir(folder)
  await mkdir(home)
  // The way to the registry may stand there; nothing else of this home is taken.
  await copyFile(path.join(process.env.HOME ?? '', '.npmrc'), path.join(home, '.npmrc')).catch(
    () => {},
  )
  const env = {
    PATH: `${path.dirname(process.execPath)}${path.delimiter}/usr/bin${path.delimiter}/bin`,
    HOME: home,
    LANG: 'C.UTF-8',
    npm_config_cache: path.join(work, 'cache'),
    LEARN_ASYNC_HOME: path.join(home, 'learn-async'),
  }
  const npm = async (cwd: string, args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [process.env.npm_execpath!, ...args],
      { cwd, env, maxBuffer: 50_000_000 },
    )
    return stdout
  }
  const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', work]
  const [{ filename, files }] = JSON.parse(await npm(root, packing)) as [
    { filename: string; files: { path: string }[] },
  ]
  const tarball = path.join(work, filename)
  await npm(folder, ['init', '--yes'])
  await npm(folder, ['install', '--no-audit', '--no-fund', tarball])
  const modules = path.join(folder, 'node_modules')
  return {
    tarball,
    packed: files.map((file) => file.path),
    folder,
    home,
    command: path.join(modules, '.bin', 'learn-async'),
    installed: (await readdir(modules)).filter((name) => !name.startsWith('.')),
    env,
  }
}
