import { posix } from 'node:path';
import { exportsEverything, type Import, importsOf, withoutComments } from './imports.js';
import { keptFor, saidIn, type Zone, zones } from './table.js';

/** Tests may reach for anything near; they still go through the doors of packages. */
const isTest = (path: string): boolean => /\.(test|fixture)\.tsx?$/.test(path) || /\/testing\//.test(path);

export const zoneOf = (path: string): Zone | undefined => zones.find(({ folder }) => folder.test(path));

/** Which workspace a path is in: packages own two folders (`kernel/flow`) or one (`server`). */
function packageOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'kernel' || first === 'mechanisms' ? `${first}/${second}` : first;
}

/** `kernel/flow` has the name `@bihuan/flow`, `server` is `@bihuan/server`. */
function folderOfPackage(name: string, folders: readonly string[]): string | undefined {
  return folders.find((folder) => folder === name || folder.endsWith(`/${name}`));
}

function permits(zone: Zone, target: string, typeOnly: boolean): boolean {
  const fits = (pattern: string): boolean =>
    pattern === target || (pattern.endsWith('/*') && target.startsWith(pattern.slice(0, -1)));
  return zone.imports.some((entry) => (entry.startsWith('type:') ? typeOnly && fits(entry.slice(5)) : fits(entry)));
}

/** `web/mechanisms/city` and `mechanisms/city` are zones of one kind, but never each other. */
const isSibling = (path: string, target: string): boolean => packageOf(path) === packageOf(target);

interface Found {
  readonly path: string;
  readonly zone: Zone;
  readonly folders: readonly string[];
}

function inWeb(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('web/mechanisms/') ? 3 : 2)
    .join('/');
}

function relative({ path, zone }: Found, { from, typeOnly }: Import): string | undefined {
  const target = posix.normalize(posix.join(posix.dirname(path), from));
  const targetZone = zoneOf(target);
  if (!isSibling(path, target)) return `leaves its package for ${target}: import the package by its name`;
  if (!targetZone || isTest(path)) return undefined;
  if (packageOf(path) === 'web' && inWeb(path) !== inWeb(target)) {
    if (!/^[^/]+\/(?:mechanisms\/)?[^/]+\/index\.js$/.test(target))
      return `goes past the door of ${inWeb(target)} to ${target}`;
    if (zone === targetZone) return `${inWeb(path)} may not import ${inWeb(target)}`;
  }
  if (zone === targetZone || permits(zone, targetZone.name, typeOnly)) return undefined;
  return `${zone.name} may not import ${targetZone.name}${permits(zone, targetZone.name, true) ? ', but for its types' : ''}`;
}

function ours({ path, zone, folders }: Found, { from, typeOnly }: Import): string | undefined {
  const [, name = '', ...deeper] = from.split('/');
  if (deeper.length > 0) return `goes past the door of @bihuan/${name}`;
  const folder = folderOfPackage(name, folders);
  if (!folder) return 'is no package of this repository';
  if (isTest(path)) return undefined;
  const target = zoneOf(`${folder}/src/index.ts`)?.name ?? folder;
  const concrete = target.endsWith('/*') ? folder : target;
  if (permits(zone, concrete, typeOnly)) return undefined;
  return `${zone.name} may not import ${concrete}${permits(zone, concrete, true) ? ', but for its types' : ''}`;
}

function foreign({ path, zone }: Found, { from }: Import): string | undefined {
  if (isTest(path)) return undefined;
  const name = from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : (from.split('/')[0] ?? from);
  const kept = keptFor.find((entry) => entry.package === name);
  if (kept && !kept.zones.includes(zone.name)) return `${name} is kept for ${kept.zones.join(', ')}`;
  if (zone.packages && !zone.packages.includes(name)) return `${zone.name} may not import ${from}`;
  const isPure = zone.name.startsWith('mechanisms/') || zone.name === 'contracts' || zone.name.startsWith('web/');
  return isPure && name.startsWith('node:') ? `${zone.name} may not import ${from}` : undefined;
}

/** What is wrong with one file, as `path:line: why`. `folders` are the workspaces of the repository. */
export function check(path: string, source: string, folders: readonly string[]): string[] {
  const zone = zoneOf(path);
  if (!zone) return [];
  const found: Found = { path, zone, folders };
  const wrong: string[] = [];
  for (const entry of importsOf(source)) {
    const rule = entry.from.startsWith('.') ? relative : entry.from.startsWith('@bihuan/') ? ours : foreign;
    const why = rule(found, entry);
    if (why) wrong.push(`${path}:${entry.line}: '${entry.from}': ${why}`);
  }
  for (const line of exportsEverything(source)) wrong.push(`${path}:${line}: export *: name what the package offers`);
  if (!isTest(path)) {
    const text = withoutComments(source);
    for (const { what, pattern, zones: allowed } of saidIn) {
      if (!allowed.includes(zone.name) && pattern.test(text))
        wrong.push(`${path}: ${what} has no place in ${zone.name}`);
    }
  }
  return wrong;
}
