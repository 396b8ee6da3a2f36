// Has the program find itself on another runtime, as FOUND says.
const { getBuiltinModule, ...versions } = JSON.parse(process.env.FOUND)
Object.defineProperty(process, 'versions', { value: { ...process.versions, ...versions } })
if (getBuiltinModule === false) delete process.getBuiltinModule
