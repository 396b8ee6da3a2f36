console.log('waiting')
const days = 24 * 3600 * 1000
setTimeout(() => console.log('happy birthday'), 30 * days)
