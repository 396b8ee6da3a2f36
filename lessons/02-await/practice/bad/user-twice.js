// refused: once
export async function loadPage(api) {
  const orders = async () => api.orders(await api.user())
  return api.render(...(await Promise.all([api.user(), orders(), api.avatar()])))
}
