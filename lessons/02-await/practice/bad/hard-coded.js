// refused: early
export async function loadPage() {
  await new Promise((resolve) => setTimeout(resolve, 3500))
  return 'Ada, orders of Ada, ada.png'
}
