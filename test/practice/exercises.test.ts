import { judgeFiles } from './verdicts.ts'

judgeFiles('few', 'javascript')
judgeFiles('few', 'python')
