import { pythonMistakes } from '../runners/python-mistakes.ts'

pythonMistakes('others')
