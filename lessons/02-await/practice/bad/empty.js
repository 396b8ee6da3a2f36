// refused: early
export function loadPage() {}
