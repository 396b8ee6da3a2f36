import { type FSWatcher, realpathSync, statSync, watch } from 'node:fs'
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
 * for folders that send no events. Where those looks are all there is, `onLooking` is called, once.
 * Returns what ends that.
 */
export function watchSaves(
  file: string,
  onSave: (isThere: boolean) => void,
  onLooking: () => void = () => {},
): () => void {
  let known = stateOf(file)
  let settling: NodeJS.Timeout | null = null
  let isSilent = false
  let isUnannounced = false
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
  const onChange = (): void => {
    isUnannounced = false
    lookSoon()
  }
  const tellLooking = (): void => {
    if (!isSilent) onLooking()
    isSilent = true
  }
  let folders = foldersOf(file)
  let watchers = folders.flatMap(({ folder }) => listen(folder, onChange))
  const lookOften = setInterval(() => {
    // It was seen a second ago, and no event has come since.
    if (isUnannounced) tellLooking()
    isUnannounced = false
    const now = foldersOf(file)
    // A folder that went away and came back is another one.
    if (String(now.map(keyOf)) !== String(folders.map(keyOf))) {
      for (const watcher of watchers) watcher.close()
      folders = now
      watchers = folders.flatMap(({ folder }) => listen(folder, onChange))
    }
    if (stateOf(file) === known || settling !== null) return
    isUnannounced = stateOf(file) !== null
    lookSoon()
  }, looksEveryMs)
  if (folders.length > watchers.length) tellLooking()
  return () => {
    clearInterval(lookOften)
    if (settling !== null) clearTimeout(settling)
    for (const watcher of watchers) watcher.close()
  }
}

/** None where nothing can be listened to: then the looks each second are all. */
function listen(folder: string, onChange: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, onChange)
    // The folder is gone; it may come back.
    watcher.on('error', () => watcher.close())
    return [watcher]
  } catch {
    return []
  }
}

interface Folder {
  folder: string
  inode: number
}

const keyOf = ({ folder, inode }: Folder): string => `${folder} ${inode}`

/** The folders in which a save is heard: that of the file and, where it is a link, that of what it leads to; those that are there. */
function foldersOf(file: string): Folder[] {
  const names = new Set([path.dirname(file)])
  try {
    names.add(path.dirname(realpathSync(file)))
  } catch {
    // It is not there.
  }
  return [...names].flatMap((folder) => {
    try {
      return [{ folder, inode: statSync(folder).ino }]
    } catch {
      return []
    }
  })
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
