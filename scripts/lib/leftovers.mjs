import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Processes that carry `NAME=value` in their environment, so that our own are found however far they wandered. */
function carrying(mark) {
  const found = [];
  let pids = [];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return found;
  }
  for (const pid of pids.map(Number)) {
    if (pid === process.pid) continue;
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark)) continue;
      found.push({ pid, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim() });
    } catch {
      // Ended meanwhile, or not ours to read.
    }
  }
  return found.filter(({ command }) => command !== '');
}

function signal(processes, name) {
  for (const { pid } of processes) {
    try {
      process.kill(pid, name);
    } catch {
      // Ended meanwhile.
    }
  }
}

/** Asks all that carry the mark to end. */
export const askToEnd = (mark) => signal(carrying(mark), 'SIGTERM');

/** Gives what a suite started a few seconds to end, then ends it and returns the command lines of what was left. */
export async function endLeftovers(mark, patience = 10_000) {
  const until = performance.now() + patience;
  while (carrying(mark).length > 0 && performance.now() < until) await pause(100);
  const left = carrying(mark);
  signal(left, 'SIGKILL');
  return left.map(({ command }) => command);
}
