process.on('unhandledRejection', () => {}) // so that it stays up
const load = () => Promise.reject(new Error('offline'))
console.log('begin')
const page = new Promise((resolve) => {
  resolve(load())
})
page.then(
  () => console.log('read'),
  () => console.log('not read'),
)
