import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeTemporaryFolder } from '../../src/system/temporary.ts'
import { temporaryHome } from '../../testing/command-line.ts'

afterEach(() => vi.unstubAllEnvs())

describe('a temporary folder', () => {
  it('has the files that are asked for, and a whole path where TMPDIR is relative', async () => {
    const home = temporaryHome()
    vi.stubEnv('TMPDIR', path.relative(process.cwd(), home))
    const folder = await makeTemporaryFolder('made-', { 'a.txt': 'A' })
    expect(path.dirname(folder.path)).toBe(home)
    expect(readFileSync(path.join(folder.path, 'a.txt'), 'utf8')).toBe('A')
    await folder.remove()
    expect(() => readFileSync(path.join(folder.path, 'a.txt'))).toThrow('ENOENT')
  })

  it('leaves nothing where a file cannot be written', async () => {
    const home = temporaryHome()
    vi.stubEnv('TMPDIR', home)
    await expect(makeTemporaryFolder('made-', { 'a/b.txt': 'A' })).rejects.toThrow(
      `nothing can be written in ${home}: there is no such place`,
    )
    expect(readdirSync(home)).toEqual([])
  })

  it.each([
    ['/nowhere/at/all', 'there is no such place'],
    ['/dev/null', 'its folder is a file'],
  ])('in %s is refused in one line that names the way out', async (folder, why) => {
    vi.stubEnv('TMPDIR', folder)
    await expect(makeTemporaryFolder('made-')).rejects.toThrow(
      `nothing can be written in ${folder}: ${why}; TMPDIR names another folder`,
    )
  })
})
