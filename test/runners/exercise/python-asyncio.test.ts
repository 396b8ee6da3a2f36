import { asyncioPrograms } from './asyncio-programs.ts'

asyncioPrograms('few')
