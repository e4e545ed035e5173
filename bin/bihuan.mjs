#!/usr/bin/env node
import { bootstrapOrExit } from '../scripts/bootstrap.mjs';

const argv = process.argv.slice(2);
// Only the server shows screens: a command that reads a file does not wait for them to be built.
await bootstrapOrExit({ build: argv[0] === 'serve' ? ['node', 'web'] : ['node'] });
const { main } = await import('../cli/dist/main.js');
process.exitCode = await main(argv);
