import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { absolute, dataFolder } from '../../src/system/folders.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

function on(platform: string, variables: Record<string, string | undefined>): string {
  vi.stubEnv('HOME', '/home/her')
  for (const name of ['LEARN_ASYNC_HOME', 'XDG_DATA_HOME', 'LOCALAPPDATA'])
    vi.stubEnv(name, variables[name])
  vi.stubGlobal('process', { ...process, platform, env: process.env, cwd: () => process.cwd() })
  return dataFolder()
}

it.each([
  ['linux', {}, '/home/her/.local/share/learn-async'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/learn-async'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/her/.local/share/learn-async'],
  ['darwin', { XDG_DATA_HOME: '/data' }, '/home/her/Library/Application Support/learn-async'],
  ['win32', {}, '/home/her/AppData/Local/learn-async/Data'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/learn-async/Data'],
  ['linux', { LEARN_ASYNC_HOME: '/own' }, '/own'],
  ['linux', { LEARN_ASYNC_HOME: '~/own' }, '/home/her/own'],
])('the folder of the data on %s with %j', (platform, variables, folder) => {
  expect(on(platform, variables)).toBe(folder)
})

it('takes a relative folder from the current one on, and ~ alone as home', () => {
  vi.stubEnv('HOME', '/home/her')
  expect(absolute('own')).toBe(path.resolve('own'))
  expect(absolute('~')).toBe('/home/her')
  expect(absolute('~own')).toBe(path.resolve('~own'))
})
