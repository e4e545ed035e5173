import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm, run, tsc } from './lib/commands.mjs';
import { requireNode } from './lib/node-version.mjs';
import { oneAtATime } from './lib/one-at-a-time.mjs';
import { inRoot, say } from './lib/root.mjs';

const stampFile = inRoot('node_modules', '.bihuan', 'stamp.json');
const nodeFolders = ['kernel', 'mechanisms', 'contracts', 'portal', 'server', 'cli'];
const webFolders = ['kernel', 'mechanisms', 'contracts', 'web'];
const rootFiles = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json'];
const notSources = new Set(['node_modules', 'dist', 'coverage', 'test-results']);

class BootstrapError extends Error {}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function stamp(change) {
  const next = { ...readJson(stampFile), ...change };
  try {
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, `${JSON.stringify(next, null, 2)}\n`);
  } catch (error) {
    // Someone else's read-only checkout: all is there, only the shortcut of the next start is lost.
    if (error.code !== 'EACCES' && error.code !== 'EROFS' && error.code !== 'EPERM') throw error;
  }
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** Whether a package of the lock belongs on this machine; a lock names those of every platform. */
function isForThisMachine({ os, cpu }) {
  const fits = (list, value) => !list || list.includes(value);
  return fits(os, process.platform) && fits(cpu, process.arch);
}

/** npm writes the tree that it installed as its last act: where that agrees with the lock, nothing is missing. */
function treeAgrees(lock) {
  const tree = readJson(inRoot('node_modules', '.package-lock.json'));
  if (!tree) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.link || wanted.optional || !isForThisMachine(wanted)) return true;
    return tree.packages[path]?.version === wanted.version && existsSync(inRoot(path));
  });
}

function lockState() {
  const text = readFileSync(inRoot('package-lock.json'), 'utf8');
  const seal = sha256(`${process.platform} ${process.arch} ${text}`);
  return { seal, lock: JSON.parse(text), known: readJson(stampFile)?.installed === seal };
}

async function install() {
  const { seal, lock, known } = lockState();
  if (known) return;
  if (!treeAgrees(lock)) {
    say('Installing the parts that Bihuan is made of (once; this takes a minute or two) …');
    // Lifecycle scripts stay off: nothing here needs them, and the launcher prepares PostgreSQL itself.
    const flags = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
    const { code, output } = await run(npm('ci', ...flags, '--loglevel=error'), { quiet: true });
    if (code !== 0) {
      throw new BootstrapError(
        `${output.trim()}\n\nInstalling failed. The first start needs the npm registry (later ones do not): ` +
          'check the network or the proxy (npm config get registry), then start again.',
      );
    }
  }
  stamp({ installed: seal });
}

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (notSources.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

/** Changes when any source is added, removed or touched; reads names and times, not contents. */
function sourcesDigest(folders) {
  const hash = createHash('sha256');
  const files = [...rootFiles.map((file) => inRoot(file)), ...folders.flatMap((f) => [...filesUnder(inRoot(f))])];
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const presentFolders = (part) => part.folders.filter((folder) => existsSync(inRoot(folder)));
const lacksResults = (part) => part.results.some((file) => !existsSync(inRoot(file)));
const isBuilt = (name) =>
  !lacksResults(parts[name]) && readJson(stampFile)?.[name] === sourcesDigest(presentFolders(parts[name]));

async function buildPart(name) {
  if (isBuilt(name)) return;
  const part = parts[name];
  say(`Building ${part.title} …`);
  const digest = sourcesDigest(presentFolders(part));
  const { code, output } = await part.make(lacksResults(part));
  if (code !== 0) throw new BootstrapError(`${output.trim()}\n\nBuilding ${part.title} failed.`);
  stamp({ [name]: digest });
}

const parts = {
  node: {
    title: 'the server and the command line',
    folders: nodeFolders,
    results: ['server/dist/index.js', 'cli/dist/main.js'],
    // tsc trusts its own notes and does not see a deleted dist: a missing result asks for all of it anew.
    make: (missing) => run(tsc('-b', 'server', 'cli', ...(missing ? ['--force'] : [])), { quiet: true }),
  },
  web: {
    title: 'the screens',
    folders: webFolders,
    results: ['web/dist/index.html'],
    make: () => run(npm('run', '-s', 'build', '-w', 'web'), { quiet: true }),
  },
};

/**
 * Brings a fresh or changed checkout to where it runs: installs what the lock asks for and is missing, builds what is
 * older than its sources. Touches no network when nothing is missing. `build` names the parts to build.
 */
export async function bootstrap({ build = ['node', 'web'] } = {}) {
  requireNode();
  if (lockState().known && build.every(isBuilt)) return;
  await oneAtATime(
    join(inRoot('.cache'), 'bootstrap.lock'),
    async () => {
      await install();
      for (const name of build) await buildPart(name);
    },
    () => say('Another start is installing or building; waiting for it …'),
  );
}

/** As `bootstrap`, but says what went wrong in plain words and ends the process. */
export async function bootstrapOrExit(options) {
  try {
    await bootstrap(options);
  } catch (error) {
    say(error instanceof BootstrapError ? error.message : String(error?.stack ?? error));
    process.exit(1);
  }
}
