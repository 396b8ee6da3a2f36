// refused: threw-at-import
import pLimit from 'p-limit'

export const loadAll = (ids, load) => Promise.all(ids.map((id) => pLimit(9)(() => load(id))))
