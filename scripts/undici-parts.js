// What of undici the lab uses, and all that is bundled of it: an Agent's
// connections and `request`. Whole, it would be half of the package.
import errors from 'undici/lib/core/errors.js'
import request from 'undici/lib/api/api-request.js'
import Agent from 'undici/lib/dispatcher/agent.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'

// As undici's own index does.
Dispatcher.prototype.request = request

export default { Agent, Dispatcher, errors }
