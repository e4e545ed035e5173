import type { Problem } from '@bihuan/contracts';
import { OfflineError, ProblemError } from './problem-error.js';
import { serverTime } from './server-time.js';

export const BASE = '/api/v1';

export type Query = Readonly<Record<string, string | number | undefined>>;

interface Options {
  readonly query?: Query;
  readonly signal?: AbortSignal | undefined;
}

interface WriteOptions extends Options {
  readonly body?: unknown;
  /** Instead of a body. */
  readonly file?: Blob;
  /** The same key twice is the same write: a retry is safe. */
  readonly idempotencyKey?: string;
  /** Goes on when the page is left; its body is short. */
  readonly keepalive?: boolean;
}

export function get<T>(path: string, options: Options = {}): Promise<T> {
  return request<T>('GET', path, options);
}

export function post<T>(path: string, options: WriteOptions = {}): Promise<T> {
  return request<T>('POST', path, options);
}

export function put<T>(path: string, options: WriteOptions = {}): Promise<T> {
  return request<T>('PUT', path, options);
}

export function patch<T>(path: string, options: WriteOptions = {}): Promise<T> {
  return request<T>('PATCH', path, options);
}

/** Sends a file as it is. */
export function sendFile<T>(path: string, file: Blob, query: Query = {}): Promise<T> {
  return request<T>('POST', path, { query, file });
}

/** The whole address of something that a browser fetches by itself. */
export function addressOf(path: string, query: Query = {}): string {
  return `${BASE}${path}${search(query)}`;
}

export function remove(path: string, options: WriteOptions = {}): Promise<void> {
  return request<void>('DELETE', path, options);
}

/** The tenant that this window shows. Another window may enter or leave a practice: then the server refuses what this writes. */
let shown: string | null = null;

function tenantOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('tenant' in body)) return null;
  const { tenant } = body;
  if (typeof tenant !== 'object' || tenant === null || !('id' in tenant)) return null;
  return typeof tenant.id === 'string' ? tenant.id : null;
}

async function request<T>(method: string, path: string, options: WriteOptions): Promise<T> {
  const sent = Date.now();
  const response = await send(method, path, options);
  const text = await response.text();
  const body: unknown = text === '' ? undefined : parse(text);
  if (!response.ok) throw new ProblemError(problemOf(response, body));
  if (path === '/session' || path === '/practice') shown = tenantOf(body) ?? shown;
  const now = nowOf(body);
  if (now !== null) serverTime.observe(now, Date.now() - sent);
  return body as T;
}

async function send(method: string, path: string, options: WriteOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  // Signing in, out and to practise are of no tenant.
  if (shown !== null && path !== '/session' && path !== '/practice') headers['x-bihuan-tenant'] = shown;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.file !== undefined) headers['content-type'] = 'application/octet-stream';
  if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
  try {
    return await fetch(`${BASE}${path}${search(options.query)}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(options.keepalive === true ? { keepalive: true } : {}),
      ...(options.file !== undefined ? { body: options.file } : {}),
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new OfflineError('no answer from the server', { cause: error });
  }
}

function search(query: Query | undefined): string {
  const pairs = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The problem that an answer tells of, or what its status says where it tells none. */
export function problemOf(response: Pick<Response, 'status' | 'statusText'>, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    return { title: response.statusText, type: 'about:blank', ...body, code: body.code, status: response.status };
  }
  // A proxy between us answers for a server that is away.
  const code = response.status >= 502 && response.status <= 504 ? 'unavailable' : 'unexpected';
  return { type: 'about:blank', title: response.statusText, status: response.status, code };
}

function nowOf(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('now' in body) || typeof body.now !== 'string') return null;
  const now = Date.parse(body.now);
  return Number.isNaN(now) ? null : now;
}
