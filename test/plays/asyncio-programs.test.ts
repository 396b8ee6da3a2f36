import { asyncioPrograms } from '../runners/exercise/asyncio-programs.ts'

asyncioPrograms('others')
