import { spawn } from 'node:child_process'

/**
 * Opens a file in the editor that VISUAL or EDITOR names, on this terminal;
 * resolves to its exit code when it is closed, or to null where neither names
 * one. The command may have words of its own, as `code --wait`: a shell reads it,
 * and hands it the file as it is.
 */
export function edit(file: string): Promise<number | null> {
  const command = process.env.VISUAL || process.env.EDITOR
  if (!command) return Promise.resolve(null)
  const child =
    process.platform === 'win32'
      ? spawn(`${command} "${file}"`, { stdio: 'inherit', shell: true })
      : spawn('/bin/sh', ['-c', `${command} "$1"`, 'sh', file], { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exitCode) => resolve(exitCode ?? 1))
  })
}
