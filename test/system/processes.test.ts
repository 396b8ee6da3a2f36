import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { nodeProcesses } from '../../src/system/processes.ts'

let folder = ''
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

/** A folder first on PATH, whose python3 is a script. */
async function pythonOnPath(script: string): Promise<string> {
  folder = await mkdtemp(path.join(tmpdir(), 'learn-async-python-'))
  const file = path.join(folder, 'python3')
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
  vi.stubEnv('LEARN_ASYNC_PYTHON', undefined)
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`)
  return file
}

const tells = (version: string, executable: string): string => `echo '${version} ${executable}'`

it('starts the Python that a script on PATH leads to, not the script each time', async () => {
  await pythonOnPath(tells('3.12.1', '/opt/a place/python3.12'))
  expect(await nodeProcesses().findPython()).toEqual({
    kind: 'found',
    command: '/opt/a place/python3.12',
    version: '3.12.1',
  })
})

it('starts what is named as it is named, and what does not know where it is', async () => {
  const file = await pythonOnPath(tells('3.12.1', '/opt/python3.12'))
  vi.stubEnv('LEARN_ASYNC_PYTHON', file)
  expect(await nodeProcesses().findPython()).toMatchObject({ kind: 'found', command: file })
  await rm(folder, { recursive: true })
  await pythonOnPath(tells('3.12.1', ''))
  expect(await nodeProcesses().findPython()).toMatchObject({ kind: 'found', command: 'python3' })
})

it('finds none where it is too old, or is none', async () => {
  await pythonOnPath(tells('3.10.9', '/opt/python3.10'))
  expect(await nodeProcesses().findPython()).toMatchObject({ kind: 'missing', version: '3.10.9' })
  await rm(folder, { recursive: true })
  await pythonOnPath('exit 1')
  expect(await nodeProcesses().findPython()).toMatchObject({ kind: 'missing', version: null })
})
