import process from 'node:process'

process.nextTick(() => console.log('tick'))
Promise.resolve().then(() => console.log('then'))
console.log('now')
