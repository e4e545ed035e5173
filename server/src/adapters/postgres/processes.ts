import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemCode } from './error.js';

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The fields of /proc/PID/stat from the state on; the name before them may hold blanks and brackets. */
function stat(pid: number): string[] | undefined {
  const line = read(`/proc/${pid}/stat`);
  return line?.slice(line.lastIndexOf(')') + 2).split(' ');
}

/** Whether a process runs. One that has ended and was not yet collected by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') return false;
  }
  return stat(pid)?.[0] !== 'Z';
}

/**
 * A mark that a process keeps for life and that no later process with the same number has. Numbers are given out
 * again, soonest in containers, where every server may be number 1.
 */
export function identityOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') {
    const boot = read('/proc/sys/kernel/random/boot_id')?.trim();
    return `${boot ?? ''} ${stat(pid)?.[19] ?? ''}`;
  }
  if (process.platform === 'win32') return 'alive';
  return ps(pid, 'lstart') ?? 'alive';
}

function isAt(pid: number, folder: string): boolean {
  const found = link(`/proc/${pid}/cwd`);
  return found === folder || found === `${folder} (deleted)`;
}

/** Whether a living process is the PostgreSQL server of this cluster; true where the system does not tell. */
export function isServerOf(pid: number, cluster: string): boolean {
  if (process.platform === 'linux') {
    const command = read(`/proc/${pid}/cmdline`)?.split('\0');
    if (command === undefined) return isAlive(pid);
    if (!basename(command[0] ?? '').startsWith('postgres')) return false;
    // The folder follows a move, the argument keeps the old name; a folder that was removed is marked as deleted.
    return command.includes(cluster) || isAt(pid, cluster);
  }
  if (process.platform === 'win32') return true;
  const command = ps(pid, 'command');
  return command === undefined || (command.includes('postgres') && command.includes(cluster));
}

/** Processes at work in a cluster: a killed server's helpers live on for a moment. Linux only; elsewhere none is seen. */
export function processesIn(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  return processes().filter((pid) => isAt(pid, cluster) && isAlive(pid));
}

const processes = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** Ends processes that were called with this argument (and those at work in that folder), whose caller died. Linux only. */
export async function endOrphans(folder: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const orphans = (): number[] =>
    processes().filter(
      (pid) => (isAt(pid, folder) || read(`/proc/${pid}/cmdline`)?.split('\0').includes(folder)) && isAlive(pid),
    );
  for (const pid of orphans()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended meanwhile.
    }
  }
  await until(() => orphans().length === 0, 5000);
}

/** Waits until the condition holds; false when it still does not after `patience` milliseconds. */
export async function until(condition: () => boolean, patience: number, step = 20): Promise<boolean> {
  const end = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > end) return false;
    await pause(step);
  }
  return true;
}
