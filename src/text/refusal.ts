import { inWords } from './thrown.ts'

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
  ENXIO: 'nothing answers there',
  EBADF: 'it is not open for that',
}

/** Why the system refused, in words; `own` are those that this use of a file has for some codes. */
export function refusal(error: unknown, own: Record<string, string> = {}): string {
  const code = codeOf(error)
  return own[code] ?? words[code] ?? thrownLine(error)
}

/** The first line of whatever was thrown that says anything: of its message, or its name. */
export function thrownLine(thrown: unknown): string {
  const { name, message } = inWords(thrown)
  return message.split('\n').find((line) => line.trim() !== '') ?? name
}

function codeOf(error: unknown): string {
  try {
    return String((error as { code?: unknown }).code)
  } catch {
    return ''
  }
}
