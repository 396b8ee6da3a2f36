import type { App } from '../app.ts'
import { Left } from '../terminal/left.ts'
import { listenForKeys } from '../terminal/keys.ts'
import type { KeyChoice } from '../terminal/prompter.ts'

/** What can be asked for while a file is watched: by a key, or in plain lines by a word. */
export const wishes = [
  { id: 'hint', key: 'h', word: 'hint', does: 'a hint' },
  { id: 'run', key: 't', word: 'timeline', does: 'your run' },
  { id: 'editor', key: 'e', word: 'editor', does: 'editor' },
  { id: 'lines', key: 'l', word: 'lines', does: 'its lines in order' },
  { id: 'question', key: 'a', word: 'answer', does: 'answer the question' },
  { id: 'solution', key: 's', word: 'solution', does: 'a solution' },
  { id: 'next', key: 'n', word: 'next', does: 'next exercise' },
] as const satisfies readonly (KeyChoice & { does: string })[]

export type Wish = (typeof wishes)[number]['id'] | 'leave'

/** "h: a hint, …, q: leave" */
export const wishList = [...wishes.map(({ key, does }) => `${key}: ${does}`), 'q: leave'].join(', ')

/** Where wishes come from; between `pause` and `resume` the terminal is somebody else's. */
export interface Wishes {
  pause: () => void
  resume: () => void
}

/** Listens for wishes, each key or each line alone. */
export function listenForWishes(app: App, onWish: (wish: Wish) => void): Wishes {
  return app.capabilities.linear === null ? byKeys(app, onWish) : byWords(app, onWish)
}

function byKeys(app: App, onWish: (wish: Wish) => void): Wishes {
  let stop = (): void => {}
  const resume = (): void => {
    const release = listenForKeys(app.streams, (key, typed) => {
      const wish = wishes.find((one) => one.key === typed)?.id
      if (key === 'ctrl-c') app.interrupt()
      else if (key === 'q') onWish('leave')
      else if (wish !== undefined) onWish(wish)
    })
    const forget = app.onRestore(release)
    stop = () => {
      forget()
      release()
    }
  }
  resume()
  return { pause: () => stop(), resume }
}

/** One line is read at a time: the next is asked for when what the last one asked for is done. */
function byWords(app: App, onWish: (wish: Wish) => void): Wishes {
  const resume = (): void => {
    const read = async (): Promise<Wish> => {
      const prompter = await app.prompter()
      return (await prompter.keys(wishes.map(({ id, key, word }) => ({ id, key, word })))) as Wish
    }
    void read().then(onWish, (thrown: unknown) => {
      // An input that ends, or Ctrl-C, ends the watching as q does; what else came is told by `stopped`.
      if (thrown instanceof Left || !app.stopped.aborted) onWish('leave')
    })
  }
  resume()
  return { pause: () => {}, resume }
}
