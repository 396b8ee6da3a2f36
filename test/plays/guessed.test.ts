import { guessedThrough } from '../tutor/guessed.ts'

guessedThrough('others')
