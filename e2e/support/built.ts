import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The screens under test are the built ones: builds them where their sources are newer. */
export default function build(): void {
  const built = newest(join(root, 'web/dist'));
  const sources = [
    'client',
    'ui',
    'map',
    'console',
    'collector',
    'precache.config.ts',
    'public',
    'index.html',
    'collect.html',
    'vite.config.ts',
  ];
  if (built > Math.max(...sources.map((name) => newest(join(root, 'web', name))))) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stderr } = spawnSync(npm, ['run', '-s', 'build', '-w', 'web'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The screens cannot be built:\n${stderr}`);
}

/** When anything under it was last changed; 0 where it is not there. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
