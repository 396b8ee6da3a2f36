import { fuzzed } from '../fuzz.ts'

fuzzed(120)
