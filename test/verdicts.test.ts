import { verdictsOfLate } from './verdicts.ts'

verdictsOfLate('few')
