import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

console.log('start')
setTimeout(() => console.log('tick'), 150)
await sleep(20)
await readFile(import.meta.filename)
execFileSync(process.execPath, ['-e', 'setTimeout(() => {}, 333)'])
console.log('answered')
