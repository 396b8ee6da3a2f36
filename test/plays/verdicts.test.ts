import { verdictsOfLate } from '../verdicts.ts'

verdictsOfLate('others')
