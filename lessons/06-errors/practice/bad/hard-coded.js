// refused: all-at-once
export async function settle() {
  return { values: ['slow', 'quick'], errors: [{ index: 1, error: new Error('broken') }] }
}
