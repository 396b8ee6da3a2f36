import { type FSWatcher, statSync, watch } from 'node:fs'
import path from 'node:path'

/** A folder of which no event comes, as on a network, is looked at so often. */
const looksEveryMs = 1000
/** An editor that writes a file anew, or puts another in its place, is done by then. */
const settlesMs = 60

/**
 * Calls back after each save of a file, however an editor does it: in place, by
 * another file that takes its name, or by taking it away and bringing it back;
 * `isThere` is false where it stays away. The folder is listened to, since what
 * is listened to at a file goes with the file; and it is looked at each second,
 * for folders that send no events. Returns what ends that.
 */
export function watchSaves(file: string, onSave: (isThere: boolean) => void): () => void {
  let known = stateOf(file)
  let settling: NodeJS.Timeout | null = null
  const look = (): void => {
    settling = null
    const now = stateOf(file)
    if (now === known) return
    known = now
    onSave(now !== null)
  }
  const lookSoon = (): void => {
    if (settling !== null) clearTimeout(settling)
    settling = setTimeout(look, settlesMs)
  }
  const lookOften = setInterval(() => {
    if (stateOf(file) !== known) lookSoon()
  }, looksEveryMs)
  const watcher = listen(path.dirname(file), lookSoon)
  return () => {
    clearInterval(lookOften)
    if (settling !== null) clearTimeout(settling)
    watcher?.close()
  }
}

/** Null where nothing can be listened to: then the looks each second are all. */
function listen(folder: string, onChange: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, onChange)
    // The folder is gone; it may come back.
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return null
  }
}

/** What another save would change; null where there is no file. A link is followed. */
function stateOf(file: string): string | null {
  try {
    const { ino, size, mtimeMs } = statSync(file)
    return `${ino} ${size} ${mtimeMs}`
  } catch {
    return null
  }
}
