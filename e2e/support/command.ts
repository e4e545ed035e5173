import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The built command line, without the launcher that would build it. */
const run =
  "import('./cli/dist/main.js').then(async ({ main }) => { process.exitCode = await main(process.argv.slice(1)); })";

/** What `bihuan …` prints. Throws with what it complained of where it fails. */
export function bihuan(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', run, '--', ...args], { cwd: root });
    let printed = '';
    let complained = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complained += text;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`bihuan ${args.join(' ')}: exit ${code}\n${complained}`)),
    );
  });
}
