console.log('start')
const load = () => Promise.reject(new Error('offline'))
const page = new Promise((resolve) => {
  resolve(load())
})
page.catch(() => console.log('caught'))
