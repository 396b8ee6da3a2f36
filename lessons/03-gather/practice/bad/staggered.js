// refused: all-at-once
export const loadAll = (ids, load) =>
  Promise.all(
    ids.map(async (id, index) => {
      await new Promise((resolve) => setTimeout(resolve, index))
      return load(id)
    }),
  )
