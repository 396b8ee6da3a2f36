abstract class Outcome {
  abstract put(into: Report, index: number): void
}
class Good extends Outcome {
  constructor(readonly value: unknown) {
    super()
  }
  put(into: Report) {
    into.values.push(this.value)
  }
}
class Bad extends Outcome {
  constructor(readonly error: unknown) {
    super()
  }
  put(into: Report, index: number) {
    into.errors.push({ index, error: this.error })
  }
}
class Report {
  values: unknown[] = []
  errors: { index: number; error: unknown }[] = []
}

export const settle = (jobs: (() => Promise<unknown>)[]): Promise<Report> =>
  Promise.all(
    jobs.map((job) =>
      new Promise((resolve) => resolve(job())).then(
        (value) => new Good(value),
        (error) => new Bad(error),
      ),
    ),
  ).then((outcomes) => {
    const report = new Report()
    outcomes.forEach((one, index) => one.put(report, index))
    return report
  })
