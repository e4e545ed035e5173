import { randomUUID } from 'node:crypto';
import pg, { type ClientConfig } from 'pg';

const channel = 'bihuan_committed';
const retryMs = [500, 1_000, 2_000, 5_000, 10_000];
/** Many commits at once are one notice. */
const pauseMs = 20;

/** Tells the other processes on a database that something was committed, and hears it from them. */
export interface Notices {
  /** Never throws and never waits. */
  tell(): void;
  close(): Promise<void>;
}

export interface NoticesOptions {
  readonly connection: ClientConfig;
  readonly heard: () => void;
  /** Told once for each break of the connection; what is lost meanwhile is found by the slow poll. */
  readonly broken: (error: unknown) => void;
}

/** One connection of its own, made anew when it breaks. */
export function openNotices({ connection, heard, broken }: NoticesOptions): Notices {
  /** What this one tells it need not hear. */
  const own = randomUUID();
  let client: pg.Client | null = null;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  let pause: NodeJS.Timeout | undefined;
  let closed = false;

  function lost(error: unknown): void {
    if (closed || retry !== undefined) return;
    broken(error);
    const old = client;
    client = null;
    void old?.end().catch(() => {});
    const wait = retryMs[Math.min(failures, retryMs.length - 1)] ?? 10_000;
    failures += 1;
    retry = setTimeout(() => {
      retry = undefined;
      connecting = connect();
    }, wait);
    retry.unref();
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ ...connection, application_name: 'bihuan notices' });
    next.on('error', lost);
    next.on('end', () => {
      if (client === next) lost(new Error('the connection ended'));
    });
    next.on('notification', ({ payload }) => {
      if (payload !== own) heard();
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (error) {
      void next.end().catch(() => {});
      lost(error);
      return;
    }
    if (closed) {
      await next.end();
      return;
    }
    client = next;
    failures = 0;
    heard();
  }

  let connecting = connect();
  return {
    tell() {
      if (pause !== undefined || closed) return;
      pause = setTimeout(() => {
        pause = undefined;
        client?.query('select pg_notify($1, $2)', [channel, own]).catch(lost);
      }, pauseMs);
      pause.unref();
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      clearTimeout(pause);
      await connecting;
      await client?.end().catch(() => {});
    },
  };
}
