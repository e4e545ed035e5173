import type { Problem } from '@bihuan/contracts';
import { phraseRefusal } from '../usecases/phrase-refusal.js';
import type { Failure, Result } from '../usecases/types.js';

/** Carries a problem to the error handler, which is the one place that answers with one. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.title);
  }
}

export function problemOf(status: number, code: string, title: string, more: Partial<Problem> = {}): Problem {
  return { type: `urn:bihuan:${code}`, title, status, code, ...more };
}

/** The value, or the failure as a problem. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ProblemError(problemOfFailure(result.failure));
}

export function problemOfFailure(failure: Failure): Problem {
  switch (failure.code) {
    case 'not-found':
      return problemOf(404, 'not-found', 'There is no such thing, or you may not see it');
    case 'forbidden':
      return problemOf(403, 'forbidden', 'Your roles do not allow this', {
        params: { permission: failure.permission },
      });
    case 'conflict':
      return problemOf(409, 'conflict', 'The case has moved on since you saw it', { version: failure.version });
    case 'document-changed':
      return problemOf(409, 'document-changed', 'A newer version was saved since you saw it', {
        version: failure.version,
        params: { version: failure.version, at: failure.at, by: failure.by },
      });
    case 'refused':
      return problemOf(422, failure.refusal.code, 'The case does not allow this now', {
        detail: phraseRefusal(failure.refusal),
        params: { ...failure.refusal },
      });
    case 'invalid':
      return problemOf(400, 'invalid', 'The request has wrong members', {
        errors: failure.errors.map(({ path, message, code, params }) => ({
          path,
          message,
          ...(code === undefined ? {} : { code }),
          ...(params === undefined ? {} : { params: { ...params } }),
        })),
      });
    case 'key-reused':
      return problemOf(422, 'key-reused', 'This Idempotency-Key was used for another request: make a new one');
    case 'id-taken':
      return problemOf(409, 'id-taken', 'Another report has this id: make a new one');
    case 'outside':
      return problemOf(422, 'outside', 'The place lies outside the areas of this installation', {
        params: { lon: failure.lon, lat: failure.lat },
      });
    case 'stale':
      return problemOf(409, 'stale', 'Somebody has changed it since you read it: read it again');
    case 'rule':
      return problemOf(422, failure.reason, 'A rule of the organisation is against it', {
        params: { ...failure.params },
      });
    case 'table-file':
      return problemOf(422, failure.reason, 'The file cannot be read as what it should be', {
        params: { ...failure.params },
      });
    case 'not-a-picture':
      return problemOf(415, 'not-a-picture', 'Pictures are taken as JPEG, PNG, WebP or AVIF');
    case 'broken-picture':
      return problemOf(422, 'broken-picture', 'The picture is damaged or not complete: send it again, or take another');
    case 'too-many-pixels':
      return problemOf(422, 'too-many-pixels', 'The picture has more than 64 million pixels: make it smaller first');
    case 'erased':
      return problemOf(410, 'erased', 'It was erased');
    case 'unit-elsewhere':
      return problemOf(422, 'unit-elsewhere', 'The unit works in another area than the one where the case is', {
        params: { unit: failure.unit, area: failure.area },
      });
    case 'wrong-credentials':
    case 'locked':
      // One answer to both, and to a login that does not exist: it tells nobody which logins there are.
      return problemOf(401, 'sign-in-failed', 'Login or password is wrong, or the login is locked for half an hour');
    case 'not-signed-in':
      return problemOf(401, 'not-signed-in', 'Sign in first');
  }
}
