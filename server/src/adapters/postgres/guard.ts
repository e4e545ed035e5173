import { spawn } from 'node:child_process';

/**
 * Waits for the end of its input. If we said goodbye, that is all; if we died, it takes our name off the list and, when
 * nobody living is on it, asks the server for a fast shutdown, so that `kill -9` leaves nothing running.
 * $1: our note, $2: the folder of all notes, $3: the cluster, $4: the server's process.
 */
const script = `
while read -r word; do [ "$word" = bye ] && exit 0; done
rm -f "$1"
for note in "$2"/*; do
  pid=\${note##*/}; pid=\${pid%%-*}
  [ "$pid" != "*" ] && kill -0 "$pid" 2>/dev/null && exit 0
done
read -r now < "$3/postmaster.pid" && [ "$now" = "$4" ] && kill -INT "$4"
`;

export interface Guard {
  /** The server was stopped or left to others in good order: the guard has nothing to do. */
  dismiss(): Promise<void>;
}

export interface Guarded {
  readonly note: string;
  readonly notes: string;
  readonly cluster: string;
  readonly pid: number;
}

/** Windows has no shell to do it: a server that survives us there is adopted by the next start. */
export function startGuard({ note, notes, cluster, pid }: Guarded): Guard {
  if (process.platform === 'win32') return { dismiss: async () => {} };
  const child = spawn('/bin/sh', ['-c', script, 'bihuan-guard', note, notes, cluster, String(pid)], {
    cwd: '/',
    // A session of its own: the terminal's Ctrl-C is for us, not for it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  child.stdin.on('error', () => {});
  child.unref();
  // The pipe is a socket, which would otherwise keep a finished command from ending.
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return {
    async dismiss() {
      child.ref();
      child.stdin.end('bye\n');
      await ended;
    },
  };
}
