// vitest calls it before the first test, in the process that all others come from.
import { workFolder } from './work-folder.js'

export function setup() {
  workFolder()
}
