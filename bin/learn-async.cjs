#!/usr/bin/env node
'use strict'

// The door: whatever opens it must be able to read it, so it is written as
// JavaScript of 2009, and loads the program only where that can run.
var versions = process.versions
var number = versions.node.split('.')
var isOld = number[0] < 20 || (number[0] == 20 && number[1] < 19)

if (versions.bun) refuse('Bun ' + versions.bun, '')
else if (versions.deno) refuse('Deno ' + versions.deno, '')
else if (isOld) refuse('Node.js ' + versions.node, '')
else if (!process.getBuiltinModule)
  refuse('Node.js ' + versions.node, ', but for 21, and 22 before 22.3')
else require('./program.cjs')

function refuse(found, exceptions) {
  console.error('learn-async runs on Node.js 20.19 or newer' + exceptions + '; this is ' + found)
  process.exitCode = 2
}
