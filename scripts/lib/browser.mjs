import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './commands.mjs';
import { say } from './root.mjs';

const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
/** Where the browser tests look for it, too. */
const hasChromium = () => existsSync(process.env.BIHUAN_CHROMIUM ?? '/usr/bin/chromium');
const hasChineseFont = () => {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
};

/** Makes sure of a Chromium and a Chinese font; as root on Debian it installs them. Returns what to do where it cannot. */
export async function prepareBrowser() {
  if (hasChromium() && hasChineseFont()) return undefined;
  const remedy = 'install a browser and a Chinese font: apt-get install chromium fonts-noto-cjk fontconfig';
  const canInstall = process.getuid?.() === 0 && succeeds('apt-get', ['--version']);
  if (!canInstall) return hasChromium() ? undefined : remedy;
  say('Installing Chromium and a Chinese font for the browser tests (apt-get, once) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['chromium', 'fonts-noto-cjk', 'fontconfig'];
  const install = { command: 'apt-get', args: ['install', '-y', '-q', '--no-install-recommends', ...packages] };
  await run({ command: 'apt-get', args: ['update', '-q'] }, { env, quiet: true });
  const { code, output } = await run(install, { env, quiet: true });
  if (code !== 0) say(output.trim().split('\n').slice(-5).join('\n'));
  return hasChromium() ? undefined : remedy;
}
