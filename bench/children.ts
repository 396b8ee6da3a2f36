import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Place } from './section.ts'

/** The environment of everything measured: what adds to every start is taken out. */
export const environment = Object.fromEntries(
  Object.entries({ ...process.env, CI: undefined, FORCE_COLOR: undefined, LANG: 'C.UTF-8' }).filter(
    ([name, value]) => name !== 'NODE_EXTRA_CA_CERTS' && value !== undefined,
  ),
) as Record<string, string>

/** Milliseconds that a command takes, its output thrown away. Rejects when it fails. */
export function timeOf(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(command, args, {
      ...(cwd !== undefined && { cwd }),
      env: { ...environment, ...env },
      stdio: 'ignore',
    })
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0
        ? resolve(performance.now() - start)
        : reject(new Error(`${command} ${args.join(' ')} ended with ${code}`)),
    )
  })
}

/** What a command writes on stdout. Rejects when it fails. */
export function outputOf(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { ...(cwd !== undefined && { cwd }), env: { ...environment, ...env }, maxBuffer: 1e9 },
      (error, stdout, stderr) =>
        error
          ? reject(new Error(`${command} ${args.slice(0, 3).join(' ')}: ${stderr.slice(-500)}`))
          : resolve(stdout),
    )
  })
}

/** Installs packages of the registry into a folder of the bench's own, once. */
export async function installed(place: Place, ...packages: string[]): Promise<string> {
  const folder = path.join(place.temporary, packages.join('-').replace(/[^\w-]/g, '_'))
  if (!existsSync(folder)) {
    await outputOf(process.execPath, [
      place.npm,
      'install',
      '--silent',
      '--prefix',
      folder,
      ...packages,
    ])
  }
  return path.join(folder, 'node_modules')
}

/** A Python that has a module, or null. */
export async function pythonWith(module: string): Promise<string | null> {
  for (const python of ['python3', '/usr/bin/python3']) {
    const has = await outputOf(python, ['-c', `import ${module}`]).then(
      () => true,
      () => false,
    )
    if (has) return python
  }
  return null
}
