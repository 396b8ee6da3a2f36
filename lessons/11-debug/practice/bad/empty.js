// refused: rendered
export async function makeReport() {}
