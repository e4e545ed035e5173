/** Serves what is built, as it is: in the inner loop the compiler's watch does the building. */
const { main } = await import('../../cli/dist/main.js');
process.exitCode = await main(['serve', ...process.argv.slice(2)]);
