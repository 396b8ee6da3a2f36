// refused: all-at-once
export async function firstAnswer() {
  return 'hello from b'
}
