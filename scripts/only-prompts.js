// Stands in for @inquirer/prompts in inquirer: of its prompts we ask two.
export { confirm, input, Separator } from '@inquirer/prompts'

const notOurs = () => {
  throw new Error('learn-async has no such prompt')
}
export {
  notOurs as checkbox,
  notOurs as editor,
  notOurs as expand,
  notOurs as number,
  notOurs as password,
  notOurs as rawlist,
  notOurs as search,
  notOurs as select,
}
