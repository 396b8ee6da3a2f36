// Stands in for what undici sends bodies and speaks HTTP/2 with: the lab asks
// by GET and HTTP/1 alone.
export function extractBody() {
  throw new Error('learn-async sends no body')
}
export default function connectH2() {
  throw new Error('learn-async speaks no HTTP/2')
}
