import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const door = join(root, 'server/dist/index.js');

/** Plain Node runs what is built: brings it up to date. */
export async function build(): Promise<void> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  // Type errors are another suite's matter; what matters here is that there is something to run.
  await promisify(execFile)(process.execPath, [tsc, '-b', 'server'], { cwd: root }).catch(() => {});
  if (!existsSync(door)) throw new Error('server/dist is missing: run `npm run build` and see what it says');
}

const program = `
import { serve } from ${JSON.stringify(pathToFileURL(door).href)};
try {
  const running = await serve({ webRoot: null, say: () => {}, blank: process.argv.includes('--blank') });
  console.log(JSON.stringify({ url: running.url }));
  await running.ended;
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
  process.exitCode = 1;
}
`;

/** A folder of an installation, and the servers that run on it one after the other. */
export class Place {
  readonly folder = mkdtempSync(join(tmpdir(), 'bihuan-crash-'));
  readonly data = join(this.folder, 'data');
  readonly #mark = `BIHUAN_CRASH_TEST=${this.folder}`;

  constructor() {
    writeFileSync(join(this.folder, 'main.mjs'), program);
  }

  start(environment: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Child {
    const [name = '', value = ''] = this.#mark.split('=');
    const { DATABASE_URL: _, ...inherited } = process.env;
    const env = { ...inherited, PORT: '0', HOST: '127.0.0.1', BIHUAN_DATA: this.data, [name]: value, ...environment };
    const child = spawn(process.execPath, [join(this.folder, 'main.mjs'), ...args], {
      cwd: this.folder,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new Child(child);
  }

  /** Command lines of the processes that were started here, by themselves or by their children, and still run. */
  left(): string[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => read(`/proc/${pid}/environ`).split('\0').includes(this.#mark))
      .map((pid) => read(`/proc/${pid}/cmdline`).split('\0').join(' ').trim())
      .filter((command) => command !== '');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Child {
  readonly ended: Promise<number | null>;
  readonly #said: Promise<{ readonly url?: string; readonly error?: string }>;

  constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    this.#said = new Promise((resolve, reject) => {
      if (child.stdout === null) throw new Error('no output to read');
      createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
      void this.ended.then((code) => reject(new Error(`the server ended with ${code} before it said anything`)));
    });
    this.#said.catch(() => {});
  }

  /** Where it serves, once it does. */
  async url(): Promise<string> {
    const { url, error } = await this.#said;
    if (url === undefined) throw new Error(`the server did not start: ${error}`);
    return url;
  }

  /** Why it did not start. */
  async error(): Promise<string | undefined> {
    return (await this.#said).error;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
