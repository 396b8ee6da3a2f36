import { homedir, tmpdir, userInfo } from 'node:os'
import path from 'node:path'

// The one place that reads folders from the environment: each may be empty,
// relative, or written for a shell that never saw it.

/**
 * The folder of the learner's data: LEARN_ASYNC_HOME, or the platform's own.
 * '' on a machine that has no home.
 */
export function dataFolder(): string {
  const own = process.env.LEARN_ASYNC_HOME
  return own ? absolute(own) : platformsOwn()
}

/** The folder for files that nobody keeps. */
export function temporaryFolder(): string {
  return absolute(tmpdir())
}

function platformsOwn(): string {
  const { platform, env } = process
  const home = homeFolder()
  const atHome = (...names: string[]): string => (home === '' ? '' : path.join(home, ...names))
  if (platform === 'darwin') return atHome('Library', 'Application Support', name)
  const [set, usual, below] =
    platform === 'win32'
      ? [env.LOCALAPPDATA, atHome('AppData', 'Local'), [name, 'Data']]
      : [env.XDG_DATA_HOME, atHome('.local', 'share'), [name]]
  // The specification of XDG says that a relative one is to be passed over.
  const base = set !== undefined && path.isAbsolute(set) ? set : usual
  return base === '' ? '' : path.join(base, ...below)
}

const name = 'learn-async'

/** HOME, or what the system knows of this user; '' where that is no whole path. */
function homeFolder(): string {
  for (const home of [homedir, () => userInfo().homedir]) {
    try {
      const folder = home()
      if (path.isAbsolute(folder)) return folder
    } catch {
      // This user has none.
    }
  }
  return ''
}

/** A path as it was meant: `~` as a shell takes it, and what is relative from the current folder on. */
export function absolute(folder: string): string {
  if (/^~(?=$|[/\\])/.test(folder)) {
    const home = homeFolder()
    return home === '' ? '' : path.join(home, folder.slice(1))
  }
  try {
    return path.resolve(folder)
  } catch {
    // The current folder is gone.
    return ''
  }
}
