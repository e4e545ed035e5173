import type { Words } from '@bihuan/portal';
import { ProblemError } from '../problem.js';

export type PageFault = keyof Words['error'];

/** Carries what went wrong to the page that says so. */
export class PageError extends Error {
  override readonly name = 'PageError';
  constructor(
    readonly status: number,
    readonly fault: PageFault,
  ) {
    super(fault);
  }
}

/** What a page says of an error, whoever raised it. */
export function faultOf(error: unknown): { readonly status: number; readonly fault: PageFault } {
  if (error instanceof PageError) return error;
  if (error instanceof ProblemError) {
    const { status, code } = error.problem;
    if (status === 404) return { status, fault: 'not-found' };
    if (status === 429) return { status, fault: 'too-many' };
    if (code === 'portal-closed') return { status: 403, fault: 'closed' };
    return { status, fault: status < 500 ? 'malformed' : 'other' };
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return { status, fault: 'too-large' };
  if (status === 404) return { status, fault: 'not-found' };
  return status >= 400 && status < 500 ? { status, fault: 'malformed' } : { status: 500, fault: 'other' };
}
