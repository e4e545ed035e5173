import { readFileSync } from 'node:fs';

/** Parent, start and name of a process on Linux; undefined where there is none, or no /proc. */
function look(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), started: fields[19], command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    return undefined;
  }
}

/** npm calls a script through a shell, which may stay between the two. */
function findNpm() {
  let pid = process.ppid;
  for (let step = 0; step < 3 && pid > 1; step++) {
    const found = look(pid);
    if (!found) return undefined;
    if (/\bnpm\b/.test(found.command)) return { pid, started: found.started };
    pid = found.parent;
  }
  return undefined;
}

/**
 * When `npm start` was ended without a chance to pass the signal on (kill -9, or a shell in between that died of it),
 * end as on SIGTERM, instead of serving on unseen.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const npm = findNpm();
  const watch = setInterval(() => {
    if (process.ppid === parent && (!npm || look(npm.pid)?.started === npm.started)) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 1000);
  watch.unref();
}
