import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function take(file) {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function holder(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs `work` while no other process that asks for the same file does; a dead holder's file is taken over. */
export async function oneAtATime(file, work, onWait = () => {}) {
  let waited = false;
  for (let empty = 0; !take(file); ) {
    const pid = holder(file);
    // A file without a number is being written just now, or was left so by a crash: wait a little, then take it.
    const dead = pid ? !isAlive(pid) : ++empty > 20;
    if (dead) rmSync(file, { force: true });
    else if (!waited) {
      waited = true;
      onWait();
    }
    await pause(dead ? 0 : 100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
