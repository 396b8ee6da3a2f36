// refused: function
export function debounce() {}
