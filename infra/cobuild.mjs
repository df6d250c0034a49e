#!/usr/bin/env node
// `npx cobuild <args>`: the command line, installed and built first where that is needed.
process.argv.splice(2, 0, 'cobuild');
await import('./bootstrap.mjs');
