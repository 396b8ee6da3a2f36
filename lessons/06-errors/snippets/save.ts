const upload = () => Promise.reject(new Error('offline'))
async function save() {
  try {
    await upload()
    console.log('saved')
  } catch {
    console.log('not saved')
  }
}
await save()
