import { pythonMistakes } from './python-mistakes.ts'

pythonMistakes('few')
