import { fileQuery, fileView, taskList } from '@bihuan/contracts';
import { InstantError, parseInstant } from '@bihuan/worktime';
import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { getFile } from '../usecases/get-file.js';
import { listTasks } from '../usecases/list-tasks.js';
import type { App } from '../usecases/types.js';
import { type UploadInput, uploadFile } from '../usecases/upload-file.js';
import { actorOf } from './access.js';
import { problems, reads, type Scope } from './describe.js';
import { ProblemError, problemOf, unwrap } from './problem.js';

const megabyte = 1024 * 1024;
const limits = { fileSize: 15 * megabyte, files: 2, fields: 6, parts: 8, fieldSize: 100, fieldNameSize: 20 };
/** A picture is shown, and does nothing else, whoever made it and wherever it is opened. */
const policy = "default-src 'none'; sandbox";
/** What lies under an id never changes; it is erased at most. Kept by the browser of the person whom it was sent to. */
const keeping = 'private, max-age=31536000, immutable';

const fileParams = z.object({ id: z.string().min(1).max(64).describe("The picture's id") });
const picture = z.string().describe('The picture, encoded by the server').meta({ format: 'binary' });

export function fileRoutes(scope: Scope, app: App): void {
  scope.register(async (inner) => {
    inner.register(multipart, { limits, throwFileSizeLimit: true });
    uploadRoute(inner as Scope, app);
  });

  scope.route({
    method: 'GET',
    url: '/files/:id',
    schema: {
      operationId: 'getFile',
      tags: ['files'],
      summary: 'A picture, for whoever may read a case that names it, and for whoever uploaded it',
      params: fileParams,
      querystring: fileQuery,
      response: {
        200: { description: 'The picture', content: { 'image/webp': { schema: picture } } },
        ...problems(...reads, 410),
      },
    },
    handler: async (request, reply) => {
      const { kind, bytes } = unwrap(await getFile(app, actorOf(request), { ...request.query, id: request.params.id }));
      return (
        reply
          .type(kind)
          .header('cache-control', keeping)
          .header('vary', 'Cookie')
          .header('content-disposition', `inline; filename="${request.params.id}.${kind.split('/')[1] ?? 'webp'}"`)
          .header('content-security-policy', policy)
          .header('x-content-type-options', 'nosniff')
          // Bytes go out as they are; the schema has no type for them.
          .send(bytes as unknown as string)
      );
    },
  });

  scope.route({
    method: 'GET',
    url: '/tasks',
    schema: {
      operationId: 'listTasks',
      tags: ['files'],
      summary: "What the person's crew, or the crews of their unit, have in hand, the least time left first",
      response: { 200: taskList, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listTasks(app, actorOf(request))),
  });
}

function uploadRoute(scope: Scope, app: App): void {
  scope.route({
    method: 'POST',
    url: '/files',
    schema: {
      operationId: 'uploadFile',
      tags: ['files'],
      summary:
        'Upload a picture (multipart/form-data): `file`, at most 15 MB; `id`, made by the client, so that sending it again is the same upload; `exif`, `lon` and `lat`, where the client made the picture smaller and they got lost; `bearing`, where its camera looked in degrees from north; `takenAt`, when, where the phone that took it knows; `sha256` of `file`, taken when the picture was, in hex: another one is refused',
      consumes: ['multipart/form-data'],
      response: { 200: fileView, 201: fileView, ...problems(400, 401, 403, 409, 410, 413, 415, 422, 429, 500) },
    },
    handler: async (request, reply) => {
      const actor = actorOf(request);
      const { file, replayed } = unwrap(await uploadFile(app, actor, await inputOf(request)));
      reply.header('location', `/api/v1/files/${file.id}`);
      if (replayed) reply.header('idempotency-replayed', 'true');
      return reply.status(replayed ? 200 : 201).send(file);
    },
  });
}

/** @throws ProblemError where the body is no form with a picture in it */
async function inputOf(request: FastifyRequest): Promise<UploadInput> {
  if (!request.isMultipart()) {
    throw new ProblemError(problemOf(415, 'media-type', 'Send the picture as multipart/form-data'));
  }
  const parts = new Map<string, Buffer | string>();
  try {
    for await (const part of request.parts()) {
      parts.set(part.fieldname, part.type === 'file' ? await part.toBuffer() : String(part.value));
    }
  } catch (error) {
    // What the framework names has an answer already; all else is a body that is not what it says.
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE') throw error;
    throw new ProblemError(problemOf(400, 'malformed', 'The body is no valid form'));
  }
  const [bytes, exif, id] = [parts.get('file'), parts.get('exif'), parts.get('id')];
  if (!Buffer.isBuffer(bytes)) throw wrong('file', 'a picture');
  const place = placeOf(parts.get('lon'), parts.get('lat'));
  const bearing = bearingOf(parts.get('bearing'));
  const takenAt = instantOf(parts.get('takenAt'));
  const sha256 = parts.get('sha256');
  if (sha256 !== undefined && (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))) {
    throw wrong('sha256', '64 hexadecimal digits');
  }
  return {
    bytes,
    ...(typeof id === 'string' ? { id } : {}),
    ...(Buffer.isBuffer(exif) && exif.length <= 65_536 ? { exif } : {}),
    ...(place === null ? {} : { place }),
    ...(bearing === null ? {} : { bearing }),
    ...(takenAt === null ? {} : { takenAt }),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

function placeOf(lon: unknown, lat: unknown): { lon: number; lat: number } | null {
  if (lon === undefined && lat === undefined) return null;
  const [x, y] = [Number(lon), Number(lat)];
  const fits = typeof lon === 'string' && typeof lat === 'string' && Math.abs(x) <= 180 && Math.abs(y) <= 90;
  if (!fits || lon.trim() === '' || lat.trim() === '') throw wrong('lon', 'degrees, together with lat');
  return { lon: x, lat: y };
}

function bearingOf(told: unknown): number | null {
  if (told === undefined) return null;
  const degrees = Number(told);
  if (typeof told !== 'string' || told.trim() === '' || !(degrees >= 0 && degrees < 360)) {
    throw wrong('bearing', 'degrees from north, 0 to under 360');
  }
  return degrees;
}

function instantOf(told: unknown): number | null {
  if (told === undefined) return null;
  try {
    if (typeof told === 'string') return parseInstant(told);
  } catch (error) {
    if (!(error instanceof InstantError)) throw error;
  }
  throw wrong('takenAt', 'an instant with an offset, as 2026-03-04T09:00:00+08:00');
}

function wrong(path: string, message: string): ProblemError {
  return new ProblemError(problemOf(400, 'invalid', 'The request has wrong members', { errors: [{ path, message }] }));
}
