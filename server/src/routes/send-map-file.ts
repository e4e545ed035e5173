import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MapFile } from '../usecases/types.js';
import { ProblemError, problemOf } from './problem.js';

/**
 * A file or a part of it (RFC 9110): `Range` with one range of bytes, `If-Range` and `If-None-Match` with the ETag. A request for
 * several ranges is answered with the whole, as it may be.
 */
export async function sendMapFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: MapFile,
  type: string,
): Promise<FastifyReply> {
  const { size, tag } = file;
  reply.header('etag', tag).header('cache-control', 'private, no-cache').header('vary', 'cookie');
  reply.header('accept-ranges', 'bytes').header('x-content-type-options', 'nosniff');
  if (request.headers['if-none-match'] === tag) {
    await file.close();
    return reply.status(304).send(null);
  }
  const condition = request.headers['if-range'];
  const range = condition === undefined || condition === tag ? rangeOf(request.headers.range, size) : null;
  if (range === 'unsatisfiable') {
    await file.close();
    const problem = problemOf(416, 'no-such-range', 'The file has no such bytes', { params: { size } });
    throw new ProblemError(problem, { 'content-range': `bytes */${size}` });
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  if (range !== null) reply.status(206).header('content-range', `bytes ${first}-${last}/${size}`);
  reply.type(type).header('content-length', String(last - first + 1));
  if (request.method === 'HEAD') {
    await file.close();
    // A stream: a text would have its own length told.
    return reply.send(Readable.from([]));
  }
  return reply.send(file.read(first, last));
}

/** Null: no range, or one that is not understood, which counts as none. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { readonly first: number; readonly last: number } | 'unsatisfiable' | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replaceAll(' ', '') ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== '' && Number(to) < first) return null;
  return first >= size ? 'unsatisfiable' : { first, last };
}
