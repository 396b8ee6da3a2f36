// refused: real-io
import { readFileSync } from 'node:fs'

export async function loadAll() {
  return JSON.parse(readFileSync('results.json', 'utf8'))
}
