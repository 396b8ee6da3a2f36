#!/usr/bin/env node
import { main } from '../src/main.ts'
import { nodeSystem } from '../src/system.ts'

const system = nodeSystem()
process.exitCode = await main(system.argv, system)
