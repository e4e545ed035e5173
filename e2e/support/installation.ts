import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock, serve } from '@bihuan/server';

/** A running installation of the sample district, its clock turned by hand. */
export interface Installation {
  readonly url: string;
  readonly data: string;
  readonly clock: ManualClock;
  /** The password of a sample sign-in. */
  password(login: string): string;
  stop(): Promise<void>;
}

/** 2026-03-04, a Wednesday, at 09:00 in Lanzhou. */
export const START = Date.parse('2026-03-04T09:00:00+08:00');

export async function startInstallation(): Promise<Installation> {
  const data = mkdtempSync(join(tmpdir(), 'bihuan-e2e-'));
  // Made closed; as root the database's own user has to pass through.
  chmodSync(data, 0o755);
  const clock = new ManualClock(START);
  const running = await serve({
    given: { PORT: '0', HOST: '127.0.0.1', BIHUAN_DATA: data },
    environment: {
      BIHUAN_REQUESTS_PER_MINUTE: '100000',
      BIHUAN_SESSION_IDLE_MINUTES: '1440',
      BIHUAN_LOG: 'error',
      BIHUAN_WEBHOOK_PRIVATE: 'yes',
    },
    cwd: data,
    clock,
    // One street's components are enough to act on, and quickly there.
    sample: { cityIn: '620103/620103001' },
    signals: false,
    say: () => {},
  });
  const passwords = signInsOf(readFileSync(join(data, 'sign-ins.txt'), 'utf8'));
  return {
    url: running.url,
    data,
    clock,
    password(login) {
      const password = passwords.get(login);
      if (password === undefined) throw new Error(`the sample has no sign-in "${login}"`);
      return password;
    },
    async stop() {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function signInsOf(table: string): Map<string, string> {
  return new Map(
    table
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => line.split(/\s+/) as [string, string]),
  );
}
