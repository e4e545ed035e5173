import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { listOf, xmlDocument } from './xml.js';

export type Format = 'json' | 'xml';

export interface Open311Fault {
  readonly code: number;
  readonly description: string;
}

/**
 * What cannot be fulfilled (GeoReport v2, Errors): 404 for what does not exist, 403 for a wrong or missing key, else 400.
 * The code in the body may say more than the status.
 */
export class Open311Error extends Error {
  override readonly name = 'Open311Error';
  constructor(
    readonly status: 400 | 403 | 404 | 429,
    readonly faults: readonly Open311Fault[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(faults[0]?.description ?? 'Open311');
  }
}

export const fault = (status: 400 | 403 | 404, description: string, code: number = status): Open311Error =>
  new Open311Error(status, [{ code, description }]);

/** The format that an address asks for (Format Support); where it names none, the one that is required of everybody. */
export function formatOf(request: FastifyRequest): Format {
  return /\.json(\?|$)/.test(request.url) ? 'json' : 'xml';
}

/** JSON as the Spark convention has it: lists are bare, values are of their kind. XML has the names of the specification. */
export function send(reply: FastifyReply, format: Format, json: unknown, xml: () => string): FastifyReply {
  reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  return format === 'json'
    ? reply.type('application/json; charset=utf-8').send(JSON.stringify(json))
    : reply.type('text/xml; charset=utf-8').send(xml());
}

export function answerOpen311(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = error instanceof Open311Error ? error : ofFramework(error);
  if (known === null) {
    request.log.error({ message: error.message, stack: error.stack }, 'request failed');
    const faults = [{ code: 500, description: 'The service could not do this. Please tell whoever runs it.' }];
    return sendFaults(request, reply.status(500), faults);
  }
  return sendFaults(request, reply.status(known.status).headers(known.headers), known.faults);
}

function sendFaults(request: FastifyRequest, reply: FastifyReply, faults: readonly Open311Fault[]): FastifyReply {
  const xml = () =>
    xmlDocument(
      'errors',
      listOf(
        'error',
        faults.map(({ code, description }) => ({ code, description })),
      ),
    );
  return send(reply, formatOf(request), faults, xml);
}

/** What the framework refuses before a handler sees it; null: something broke. */
function ofFramework(error: FastifyError | Error): Open311Error | null {
  const code = 'code' in error ? String(error.code) : '';
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || status === 413) {
    return fault(400, 'The request is too large: a text has at most 4,000 characters, a picture 15 MB', 413);
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || status === 415) {
    return fault(400, 'Content-Type must be application/x-www-form-urlencoded or multipart/form-data', 415);
  }
  if (status !== undefined && status >= 400 && status < 500) return fault(400, 'The request cannot be understood');
  return null;
}
