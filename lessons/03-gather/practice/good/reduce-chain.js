export const loadAll = (ids, load) =>
  ids
    .map((id) => load(id))
    .reduce(
      (all, one) =>
        Promise.all([all, one]).then(([list, value]) => [...list, value]),
      Promise.resolve([]),
    )
