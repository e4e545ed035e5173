import type { MapDocument } from './documents.js';
import { at, Faults, isObject, join } from './faults.js';
import type { InputError } from './types.js';

type Members = Readonly<Record<string, unknown>>;

/** A name of a file or folder in the data folder: it leads nowhere else. */
export const FILE_NAME = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,79}$/;
const mostSets = 50;
const mostHosts = 20;

/** What lies under the map and stands on it: addresses that a browser may ask, and names that lead to nothing else. */
export function checkMap(body: unknown): InputError[] {
  const faults = new Faults();
  if (!isObject(body)) {
    faults.add('', 'wrong-type', 'settings of the map: an object');
    return faults.found;
  }
  faults.only(body, '', ['baseMap', 'tiles3d', 'hosts']);
  if (body.baseMap !== null) checkBase(faults, body.baseMap);
  checkSets(faults, body.tiles3d);
  checkHosts(faults, body.hosts);
  return faults.found;
}

function checkBase(faults: Faults, base: unknown): void {
  const path = 'baseMap';
  if (!isObject(base)) {
    faults.add(path, 'wrong-type', 'a base map, or null');
    return;
  }
  const kind = faults.oneOf(base, 'kind', path, ['raster', 'style', 'pmtiles']);
  checkAttribution(faults, base, path);
  if (kind === 'pmtiles') {
    faults.only(base, path, ['kind', 'file', 'attribution']);
    checkName(faults, base, 'file', path);
    return;
  }
  if (kind === null) return;
  const url = checkAddress(faults, base, 'url', path);
  if (kind === 'style') {
    faults.only(base, path, ['kind', 'url', 'attribution']);
    return;
  }
  faults.only(base, path, ['kind', 'url', 'tileSize', 'maxZoom', 'attribution']);
  const missing = ['{z}', '{x}', '{y}'].filter((part) => url?.includes(part) === false);
  if (missing.length > 0) {
    faults.add('baseMap.url', 'no-tile-address', `an address with ${missing.join(' ')}`, { parts: missing.join(' ') });
  }
  if (base.tileSize !== 256 && base.tileSize !== 512) {
    faults.add('baseMap.tileSize', 'not-one-of', 'one of 256, 512', { allowed: '256, 512' });
  }
  const { maxZoom } = base;
  if (typeof maxZoom !== 'number' || !Number.isInteger(maxZoom) || maxZoom < 1 || maxZoom > 24) {
    faults.add('baseMap.maxZoom', 'not-in-range', 'a whole number from 1 to 24', { from: 1, to: 24 });
  }
}

function checkSets(faults: Faults, sets: unknown): void {
  if (!Array.isArray(sets) || sets.length > mostSets) {
    faults.add('tiles3d', 'wrong-type', `a list of at most ${mostSets} sets of 3D tiles`);
    return;
  }
  const ids = new Set<unknown>();
  for (const [index, set] of sets.entries()) {
    const path = at('tiles3d', index);
    if (!isObject(set)) {
      faults.add(path, 'wrong-type', 'a set of 3D tiles: an object');
      continue;
    }
    faults.only(set, path, ['id', 'name', 'from', 'at', 'attribution']);
    checkAttribution(faults, set, path);
    const id = faults.text(set, 'id', path, 60);
    if (id !== null && ids.has(id)) faults.add(join(path, 'id'), 'duplicate', 'taken by another set', { value: id });
    ids.add(id);
    faults.text(set, 'name', path, 100);
    const from = faults.oneOf(set, 'from', path, ['url', 'folder']);
    if (from === 'url') checkAddress(faults, set, 'at', path);
    if (from === 'folder') checkName(faults, set, 'at', path);
  }
}

function checkHosts(faults: Faults, hosts: unknown): void {
  if (!Array.isArray(hosts) || hosts.length > mostHosts) {
    faults.add('hosts', 'wrong-type', `a list of at most ${mostHosts} servers`);
    return;
  }
  for (const [index, host] of hosts.entries()) {
    if (typeof host !== 'string' || originOf(host) !== host) {
      faults.add(at('hosts', index), 'no-host', 'a server without a path, such as https://tiles.example.org');
    }
  }
}

function checkAttribution(faults: Faults, of: Members, path: string): void {
  if (typeof of.attribution !== 'string' || of.attribution.length > 300) {
    faults.add(join(path, 'attribution'), 'wrong-text', 'a text of at most 300 characters', { longest: 300 });
  }
}

function checkName(faults: Faults, of: Members, member: string, path: string): void {
  const name = of[member];
  if (typeof name === 'string' && FILE_NAME.test(name)) return;
  faults.add(join(path, member), 'no-file-name', 'a name of Latin letters, digits, dots, hyphens and underscores');
}

/** The address where it is one that a browser may ask. */
function checkAddress(faults: Faults, of: Members, member: string, path: string): string | null {
  const text = of[member];
  if (typeof text === 'string' && text.length <= 2000 && originOf(text) !== null) return text;
  faults.add(join(path, member), 'no-address', 'an address that begins with https:// or http://');
  return null;
}

/**
 * The server of an address, as a browser's policy names it; null: it is none. Nothing in it may end the policy's
 * directive or begin another.
 */
export function originOf(address: string): string | null {
  const [, origin] = /^(https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?)(?:[/?#]|$)/.exec(address) ?? [];
  if (origin === undefined || !URL.canParse(origin)) return null;
  return /[\s"'<>\\^`]/.test(address) ? null : origin.toLowerCase();
}

/** The servers that a browser may be sent to by these settings. */
export function hostsOf({ baseMap, tiles3d, hosts }: MapDocument): string[] {
  const addresses = [
    baseMap !== null && 'url' in baseMap ? baseMap.url : '',
    ...tiles3d.map(({ from, at: place }) => (from === 'url' ? place : '')),
    ...hosts,
  ];
  return [...new Set(addresses.flatMap((address) => originOf(address) ?? []))];
}
