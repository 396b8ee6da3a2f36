import process from 'node:process'

const ask = (where: string) => {
  process.nextTick(() => console.log(`${where}: tick`))
  Promise.resolve().then(() => console.log(`${where}: then`))
}
ask('file')
setTimeout(() => ask('timer'), 0)
