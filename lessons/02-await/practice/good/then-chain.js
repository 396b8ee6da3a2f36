export function loadPage({ user, orders, avatar, render }) {
  const userPromise = user()
  const ordersPromise = userPromise.then(orders)
  return Promise.all([userPromise, ordersPromise, avatar()]).then((parts) =>
    render(...parts),
  )
}
