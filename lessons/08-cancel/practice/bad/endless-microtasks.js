// refused: endless-microtasks
export async function firstAnswer(servers, ask, ms) {
  let answer
  for (const server of servers) ask(server, AbortSignal.timeout(ms)).then((value) => (answer = { value }))
  while (!answer) await undefined
  return answer.value
}
