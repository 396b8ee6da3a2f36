function run(steps) {
  return new Promise((resolve, reject) => {
    const go = (how, value) => {
      let turn
      try {
        turn = steps[how](value)
      } catch (error) {
        return reject(error)
      }
      if (turn.done) resolve(turn.value)
      else
        Promise.resolve(turn.value).then(
          (v) => go('next', v),
          (e) => go('throw', e),
        )
    }
    go('next')
  })
}

export function loadPage(api) {
  return run(
    (function* () {
      const pair = run(
        (function* () {
          const user = yield api.user()
          return [user, yield api.orders(user)]
        })(),
      )
      const [[user, orders], avatar] = yield Promise.all([
        pair,
        api.avatar(),
      ])
      return yield api.render(user, orders, avatar)
    })(),
  )
}
