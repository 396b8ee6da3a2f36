async function load(url) {
  const response = await fetch(url) // the headers are there
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response.text() // the body is there
}
const urls = ['data:,one', 'data:,two', 'data:,three'] // or https://…
console.log(await Promise.all(urls.map((url) => load(url))))
// [ 'one', 'two', 'three' ]

// A pool of ten connections, with undici's own fetch (npm install undici):
// import { Agent, fetch } from 'undici'
// const dispatcher = new Agent({ connections: 10 }) // one for all calls
// fetch(url, { dispatcher })
