import { thrownLine } from './thrown.ts'

/** What a disk, a pipe or a terminal can refuse with, by Node's code of it. */
const words: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file may not grow any further',
  EIO: 'the device reports an error',
  EROFS: 'nothing can be written there',
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EISDIR: 'it is a folder',
  ENOTDIR: 'its folder is a file',
  ENOENT: 'there is no such place',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ESTALE: 'its disk is gone',
  EBADF: 'it is not open for that',
}

/** Why the system refused, in words; `own` are those that this use of a file has for some codes. */
export function refusal(error: unknown, own: Record<string, string> = {}): string {
  const code = codeOf(error)
  return own[code] ?? words[code] ?? thrownLine(error)
}

function codeOf(error: unknown): string {
  try {
    return String((error as { code?: unknown }).code)
  } catch {
    return ''
  }
}
