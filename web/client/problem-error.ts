import type { Problem } from '@bihuan/contracts';

/** The server said no, and why: a code and parameters for the screen to phrase. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** No answer came: no network, or the server is away. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}
