import { totalmem } from 'node:os';

export type Settings = Readonly<Record<string, string>>;

const megabyte = 1024 * 1024;
const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high));

/** Settings for a database that shares a small machine with its application, and still fills a larger one well. */
export function settingsFor(memory: number = totalmem()): Settings {
  const total = Math.floor(memory / megabyte);
  return {
    shared_buffers: `${between(64, Math.floor(total / 16), 1024)}MB`,
    effective_cache_size: `${between(256, Math.floor(total / 3), 16384)}MB`,
    maintenance_work_mem: `${between(32, Math.floor(total / 64), 256)}MB`,
    work_mem: '8MB',
    max_connections: '60',
    max_wal_size: '1GB',
    wal_compression: 'on',
    // Short statements on small tables: compiling them costs more than it saves.
    jit: 'off',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    cluster_name: 'bihuan',
  };
}
