// refused: called-with
export const loadAll = (ids, load) => Promise.all(ids.map((_, index) => load(index)))
