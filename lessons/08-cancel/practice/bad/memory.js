// refused: memory
export async function firstAnswer(servers) {
  let all = servers
  for (;;) all = [...all, ...all.map((one) => `${one}${all.length}`)]
}
