console.log('begin')
async function enter() {
  try {
    await new Promise(() => {})
    console.log('entered')
  } finally {
    console.log('cleaned up')
  }
}
enter() // at the top
