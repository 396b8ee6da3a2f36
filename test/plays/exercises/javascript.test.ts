import { judgeFiles } from '../../practice/verdicts.ts'

judgeFiles('others', 'javascript')
