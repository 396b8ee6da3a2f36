console.log('job 5 waits for a place')
await new Promise(() => {}) // nobody is left who could give one back
console.log('job 5 has a place')
