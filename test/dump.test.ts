import { expect, it } from 'vitest'
import { digestOf, keptDigests } from '../proof/dump/digest.ts'
import { lessonsOfTheHouse } from '../proof/dump/house.ts'
import { pagesOf } from '../proof/dump/pages.ts'

/** A fixed part of `npm run dump`, which makes the pages of every lesson. */
it('says in one lesson what it said when the digests were kept', async () => {
  const lesson = (await lessonsOfTheHouse()).find(({ id }) => id === 'gather')!
  const digests = (await pagesOf(lesson)).map(digestOf)
  const kept = (await keptDigests()).filter((line) => line.includes(`  ${lesson.folder}/`))
  expect(digests).toEqual(kept)
})
