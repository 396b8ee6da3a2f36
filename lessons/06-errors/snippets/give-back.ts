const upload = () => Promise.reject(new Error('offline'))
async function save() {
  try {
    return upload()
  } catch {
    console.log('caught inside')
  }
}
await save().catch(() => console.log('caught outside'))
