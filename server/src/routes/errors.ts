import type { Problem } from '@bihuan/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ProblemError, problemOf } from './problem.js';

/** Answers an error, whoever raised it, with problem details (RFC 9457). */
export function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ProblemError) return sendProblem(request, reply.headers(error.headers), error.problem);
  const problem = hasZodFastifySchemaValidationErrors(error) ? validation(error) : ofFramework(error);
  if (problem.status >= 500) {
    // Only the message and the stack: a database error's `detail` may quote a row.
    request.log.error({ message: error.message, stack: error.stack }, 'request failed');
  }
  return sendProblem(request, reply, problem);
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem, instance: `urn:bihuan:request:${request.id}` }));
}

interface ValidationFailure {
  readonly validation: readonly { readonly instancePath: string; readonly message?: string | undefined }[];
  readonly validationContext?: string | undefined;
}

/** Zod's issues as JSON paths; a query's or header's path begins with where it stands. */
function validation(error: ValidationFailure): Problem {
  const place = error.validationContext;
  const prefix = place === undefined || place === 'body' ? [] : [place];
  return problemOf(400, 'invalid', 'The request has wrong members', {
    errors: error.validation.map((issue) => ({
      path: [...prefix, ...issue.instancePath.split('/').filter((part) => part !== '')].join('.'),
      message: issue.message ?? 'is wrong',
    })),
  });
}

function ofFramework(error: FastifyError | Error): Problem {
  const code = 'code' in error ? error.code : '';
  const status = 'statusCode' in error ? error.statusCode : undefined;
  switch (code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return problemOf(400, 'malformed', 'The body is not valid JSON');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problemOf(415, 'media-type', 'Send the body as application/json');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return problemOf(413, 'too-large', 'The body is too large');
    default:
      if (error instanceof SyntaxError && status === 400)
        return problemOf(400, 'malformed', 'The body is not valid JSON');
      if (status !== undefined && status >= 400 && status < 500) {
        return problemOf(status, 'bad-request', 'The request cannot be understood');
      }
      return problemOf(500, 'internal', 'Something went wrong here; the log has the details under this instance');
  }
}
