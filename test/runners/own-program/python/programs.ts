import { around } from './around.ts'
import { ends } from './ends.ts'
import type { KnownProgram } from './known-program.ts'
import { waits } from './waits.ts'

/** Asyncio programs with the facts of each. */
export const programs: Record<string, KnownProgram> = { ...waits, ...ends, ...around }
