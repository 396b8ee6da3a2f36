// refused: all-pages
export async function crawl() {}
