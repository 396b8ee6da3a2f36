import { setTimeout as sleep } from 'node:timers/promises'
console.log('start')
process.on('exit', () => console.log('exit'))

const page = sleep(200, 'page')
const late = sleep(600, 'too late')
console.log(await Promise.race([page, late]))
