// Each job and the rest of them, two at a time, one inside the other.
function both(jobs, group) {
  if (jobs.length === 0) return Promise.resolve([])
  const [job, ...rest] = jobs
  const first = job(group.signal).catch((error) => {
    group.errors.push(error)
    group.abort()
  })
  return both(rest, group).then((others) =>
    first.then((value) => [value, ...others]),
  )
}

export function runTogether(jobs) {
  const group = Object.assign(new AbortController(), { errors: [] })
  return both(jobs, group).then((results) => {
    if (group.errors.length > 0) throw group.errors[0]
    return results
  })
}
