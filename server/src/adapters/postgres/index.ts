export type { PostgresConnection } from './connect.js';
export { PostgresError, type PostgresErrorCode } from './error.js';
export { openPostgres, type PostgresHandle, type PostgresOptions } from './open.js';
export type { Purpose } from './users.js';
