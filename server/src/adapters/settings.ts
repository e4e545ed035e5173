import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** Where a value comes from, for `bihuan doctor`. */
export type SettingOrigin = 'option' | 'environment' | '.env' | 'default';

export interface SettingSource {
  readonly name: string;
  /** As it was written, secrets left out. */
  readonly shown: string;
  readonly from: SettingOrigin;
}

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the data folder. */
  readonly data: string;
  /** Null: the embedded server. */
  readonly databaseUrl: string | null;
  /** Null: made and kept in the data folder on first start. */
  readonly secret: string | null;
  /** Addresses of proxies whose `X-Forwarded-*` are believed, comma-separated, as proxy-addr reads them. */
  readonly trustProxy: string;
  readonly logLevel: LogLevel;
  /** A session ends after this much without a request, and at the latest after the second. Milliseconds. */
  readonly sessionIdleMs: number;
  readonly sessionLifeMs: number;
  /** Requests a minute of one signed-in person, or of one address before sign-in. */
  readonly requestsPerMinute: number;
  /** Requests for more time, and returns, after the due instant are refused. */
  readonly refusePastDue: boolean;
  /** Webhooks may go to addresses of private networks, and by plain HTTP. */
  readonly webhookPrivate: boolean;
  readonly sources: readonly SettingSource[];
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const yesNo = ['yes', 'no'] as const;
export type LogLevel = (typeof logLevels)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used; the message names it and says what it may be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads the settings from the environment and from `.env` in the working directory; the environment wins over the
 * file, and `given` (a command's options) over both.
 */
export function readSettings(environment: Environment, cwd: string, given: Environment = {}): Settings {
  const file = readEnvFile(resolve(cwd, '.env'));
  const sources: SettingSource[] = [];
  const layers: readonly (readonly [SettingOrigin, Environment])[] = [
    ['option', given],
    ['environment', environment],
    ['.env', file],
  ];

  /** An empty value counts as unset, as in a compose file's `PORT=`. */
  function read(name: string, fallback: string, show: (value: string) => string = (value) => value): string {
    const found = layers.find(([, values]) => (values[name] ?? '') !== '');
    const value = found?.[1][name] ?? fallback;
    sources.push({ name, shown: show(value), from: found?.[0] ?? 'default' });
    return value;
  }

  const port = integer('PORT', read('PORT', '8311'), 0, 65_535);
  const host = read('HOST', '127.0.0.1');
  const data = resolve(cwd, read('BIHUAN_DATA', './data'));
  const databaseUrl = read('DATABASE_URL', '', (url) =>
    url === '' ? 'none: the embedded server' : withoutPassword(url),
  );
  const secret = read('BIHUAN_SECRET', '', (text) => (text === '' ? 'kept in the data folder' : '(set)'));
  if (secret !== '' && secret.length < 32) {
    throw new SettingsError('BIHUAN_SECRET is too short: give at least 32 characters, or leave it out');
  }
  return {
    port,
    host,
    data,
    databaseUrl: databaseUrl === '' ? null : databaseUrl,
    secret: secret === '' ? null : secret,
    trustProxy: read('BIHUAN_TRUST_PROXY', 'loopback'),
    logLevel: oneOf('BIHUAN_LOG', read('BIHUAN_LOG', 'warn'), logLevels),
    sessionIdleMs: integer('BIHUAN_SESSION_IDLE_MINUTES', read('BIHUAN_SESSION_IDLE_MINUTES', '30'), 1, 1440) * 60_000,
    sessionLifeMs: integer('BIHUAN_SESSION_HOURS', read('BIHUAN_SESSION_HOURS', '12'), 1, 168) * 3_600_000,
    requestsPerMinute: integer('BIHUAN_REQUESTS_PER_MINUTE', read('BIHUAN_REQUESTS_PER_MINUTE', '600'), 10, 1_000_000),
    refusePastDue: oneOf('BIHUAN_REFUSE_PAST_DUE', read('BIHUAN_REFUSE_PAST_DUE', 'yes'), yesNo) === 'yes',
    webhookPrivate: oneOf('BIHUAN_WEBHOOK_PRIVATE', read('BIHUAN_WEBHOOK_PRIVATE', 'no'), yesNo) === 'yes',
    sources,
  };
}

/**
 * The environment over `.env`, each value as it is: for what is read once and is no setting, such as the first people's
 * passwords.
 */
export function layered(environment: Environment, cwd: string): Environment {
  const set = Object.entries(environment).filter(([, value]) => (value ?? '') !== '');
  return { ...readEnvFile(resolve(cwd, '.env')), ...Object.fromEntries(set) };
}

/** Only this machine reaches such an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function readEnvFile(path: string): Environment {
  if (!existsSync(path)) return {};
  return parseEnv(readFileSync(path, 'utf8'));
}

function integer(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new SettingsError(`${name} is "${text}": it must be a whole number from ${min} to ${max}`);
}

function oneOf<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new SettingsError(`${name} is "${text}": it must be one of ${choices.join(', ')}`);
}

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    if (parsed.password !== '') parsed.password = '***';
    return parsed.href;
  } catch {
    throw new SettingsError('DATABASE_URL is no URL: write it as postgres://user:password@host:5432/database');
  }
}
