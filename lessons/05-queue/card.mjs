import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

async function* rows() {
  for (let row = 1; row <= 7; row++) {
    await sleep(70) // read a row …
    yield row // waits while the stream holds three
  }
}

for await (const row of Readable.from(rows(), { highWaterMark: 3 })) {
  await sleep(190) // store it …
  console.log('stored', row) // stored 1, after 0.26 s
}
