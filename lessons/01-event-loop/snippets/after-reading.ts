import { readFile } from 'node:fs'

console.log('reading')
readFile(import.meta.filename, () => {
  setTimeout(() => console.log('timer'), 0)
  setImmediate(() => console.log('immediate'))
})
