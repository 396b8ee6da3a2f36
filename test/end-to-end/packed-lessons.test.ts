import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { courseFiles } from '../../src/system/files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('the built course has each file that is read as it was written', async () => {
  const read = readdirSync(path.join(root, 'lessons'), { recursive: true })
    .map(String)
    .filter((name) => statSync(path.join(root, 'lessons', name)).isFile())
    // What is never shown is there as JavaScript alone; good and bad files are for who writes a check.
    .filter((name) => !/(?:lesson|check)\.ts$|[\\/](?:good|bad)[\\/]|\.pyc$/.test(name))
  expect(read.length).toBeGreaterThan(200)
  const differing: string[] = []
  for (const name of read) {
    const built = await courseFiles.read(path.join(root, 'dist/lessons', name))
    if (built !== readFileSync(path.join(root, 'lessons', name), 'utf8')) differing.push(name)
  }
  expect(differing).toEqual([])
})
