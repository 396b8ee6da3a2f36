import { EventEmitter } from 'node:events'

export const loadPage = (api) =>
  new Promise((resolve, reject) => {
    const page = new EventEmitter()
    const have = {}
    let failed = false
    const fail = (error) => {
      failed = true
      reject(error)
    }
    page.on('have', (name, value) => {
      if (failed) return
      have[name] = value
      if (name === 'user')
        api.orders(value).then((o) => page.emit('have', 'orders', o), fail)
      if (Object.keys(have).length === 3)
        api
          .render(have.user, have.orders, have.avatar)
          .then(resolve, reject)
    })
    api.user().then((u) => page.emit('have', 'user', u), fail)
    api.avatar().then((a) => page.emit('have', 'avatar', a), fail)
  })
