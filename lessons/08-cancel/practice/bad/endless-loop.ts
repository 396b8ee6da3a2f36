// refused: endless-loop
export async function firstAnswer<Answer>(
  servers: string[],
  ask: (server: string, signal: AbortSignal) => Promise<Answer>,
  ms: number,
): Promise<Answer | undefined> {
  let answer: { value: Answer } | undefined
  for (const server of servers) ask(server, AbortSignal.timeout(ms)).then((value) => (answer = { value }))
  do {
    // wait
  } while (!answer)
  return answer.value
}
