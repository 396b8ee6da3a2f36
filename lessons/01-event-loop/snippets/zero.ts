setTimeout(() => console.log('timer'), 0)
Promise.resolve().then(() => console.log('then'))
console.log('now')
