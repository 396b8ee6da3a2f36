import { Readable } from 'node:stream'
async function* produce() {
  for (const n of [0, 1]) {
    console.log(`p${n}`)
    yield n
  }
}
const queue = Readable.from(produce(), { highWaterMark: 3 })
for await (const n of queue) console.log(`c${n}`)
