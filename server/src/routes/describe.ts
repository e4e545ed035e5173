import type { IncomingMessage, ServerResponse } from 'node:http';
import { problem } from '@bihuan/contracts';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';

/** A scope whose routes are typed by their schemas. */
export type Scope = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

const meaning = {
  400: 'The request is malformed, or has wrong members',
  401: 'Not signed in',
  403: "The person's roles do not allow it",
  404: 'There is no such thing, or the person may not see it',
  409: 'The case has a newer version',
  410: 'It was there and was erased',
  413: 'The body is too large',
  415: 'The body is of a kind that is not taken',
  416: 'The file has no such bytes',
  422: 'The case does not allow it now',
  429: 'Too many requests',
  500: 'Something went wrong on the server',
} as const;

export type ProblemStatus = keyof typeof meaning;

interface ProblemResponse {
  readonly description: string;
  readonly content: { readonly 'application/problem+json': { readonly schema: typeof problem } };
}

/** The problems that a route may answer with, for its schema. */
export function problems<S extends ProblemStatus>(...statuses: readonly S[]): Record<S, ProblemResponse> {
  const entries = statuses.map((status) => [
    status,
    { description: meaning[status], content: { 'application/problem+json': { schema: problem } } },
  ]);
  return Object.fromEntries(entries);
}

export const reads = [400, 401, 403, 404, 429, 500] as const;
export const writes = [400, 401, 403, 404, 409, 413, 415, 422, 429, 500] as const;

/** Who writes, and sends the same key again when no answer came, has written once. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 visible ASCII characters')
    .optional()
    .describe('Made by the client, one for each write: the same key again is the same write'),
});

/**
 * For long lists: the answer is written as the use case gives it, which its type holds to the contract, and is not checked
 * line by line once more. Tests read it by the contract.
 */
export const asTyped = { serializerCompiler: () => (answer: unknown) => JSON.stringify(answer) };

export const caseParams = z.object({ id: z.string().min(1).max(64).describe("The case's id") });

/** Without the members that are undefined, as the use cases take them. */
export function present<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
