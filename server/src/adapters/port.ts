import { createServer } from 'node:net';

/** Why a port cannot be listened on (`EADDRINUSE`, `EACCES` …); null where it can. */
export function portTrouble(port: number, host: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === undefined) reject(error);
      else resolve(error.code);
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}
