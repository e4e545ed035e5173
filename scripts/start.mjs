import { bootstrapOrExit } from './bootstrap.mjs';
import { stopWithNpm } from './lib/npm-wrapper.mjs';

await bootstrapOrExit();
stopWithNpm();
const { main } = await import('../cli/dist/main.js');
process.exitCode = await main(['serve', ...process.argv.slice(2)]);
