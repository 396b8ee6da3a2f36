import { main } from '../src/main.ts'
import { nodeSystem } from '../src/system/system.ts'

const system = nodeSystem()
// Until it is known to have gone well: nothing that stops half-way ends as done.
process.exitCode = 1
void main(system.argv, system).then((exitCode) => system.leave(exitCode))
