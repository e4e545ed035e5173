import type { FastifyInstance, FastifyRequest } from 'fastify';
import { holderOfKey, type KeyHolder } from '../usecases/doors/key.js';
import type { App } from '../usecases/types.js';

/** A key where the request brings one in its header or its query; undefined: it brings none there. */
export function keyIn(request: FastifyRequest): string | undefined {
  const [, bearer] = /^Bearer +(\S{1,300})$/i.exec(request.headers.authorization ?? '') ?? [];
  if (bearer !== undefined) return bearer;
  const query = request.query as Record<string, unknown>;
  const asked = Array.isArray(query.api_key) ? query.api_key[0] : query.api_key;
  return typeof asked === 'string' && asked !== '' ? asked : undefined;
}

export interface KeyLimits {
  /** Seconds to wait where an address asks too often; null: it does not. */
  ofAddress(request: FastifyRequest): Promise<number | null>;
  /** The same of a key, whose partner has a limit of its own. */
  ofKey(request: FastifyRequest, holder: KeyHolder): Promise<number | null>;
}

/** Limits of whoever asks without a session: by address, and by key. */
export function keyLimits(scope: FastifyInstance, perMinute: number): KeyLimits {
  const timeWindow = 60_000;
  const ofAddress = scope.createRateLimit({ max: perMinute, timeWindow, keyGenerator: (request) => request.ip });
  const holders = new WeakMap<FastifyRequest, KeyHolder>();
  const ofKey = scope.createRateLimit({
    max: (request) => holders.get(request)?.key.perMinute ?? 1,
    timeWindow,
    keyGenerator: (request) => `key ${holders.get(request)?.key.id ?? ''}`,
  });
  const wait = async (count: typeof ofKey, request: FastifyRequest) => {
    const state = await count(request);
    return state.isAllowed || !state.isExceeded ? null : state.ttlInSeconds;
  };
  return {
    ofAddress: (request) => wait(ofAddress, request),
    ofKey(request, holder) {
      holders.set(request, holder);
      return wait(ofKey, request);
    },
  };
}

export function holderIn(app: App, text: string): Promise<KeyHolder | null> {
  return app.defaultTenant === '' ? Promise.resolve(null) : holderOfKey(app, app.defaultTenant, text);
}
