class Crawler {
  constructor(fetchPage, workers, done) {
    Object.assign(this, { fetchPage, workers, done })
    this.pages = {}
    this.failed = []
    this.known = new Set()
    this.stack = []
    this.busy = 0
  }
  add(address) {
    if (this.known.has(address)) return
    this.known.add(address)
    this.stack.push({ address, left: 3 })
  }
  step() {
    while (this.busy < this.workers && this.stack.length > 0)
      this.begin(this.stack.pop())
    if (this.busy === 0)
      this.done({ pages: this.pages, failed: this.failed.sort() })
  }
  begin(job) {
    this.busy++
    this.fetchPage(job.address)
      .then(
        (page) => {
          this.pages[job.address] = page.title
          page.links.forEach((link) => this.add(link))
        },
        (error) => {
          job.left--
          if (error.status === 503 && job.left > 0) this.stack.push(job)
          else this.failed.push(job.address)
        },
      )
      .then(() => {
        this.busy--
        this.step()
      })
  }
}

export const crawl = (start, fetchPage, { workers }) =>
  new Promise((done) => {
    const crawler = new Crawler(fetchPage, workers, done)
    crawler.add(start)
    crawler.step()
  })
