export type StartErrorCode =
  | 'port-taken'
  | 'port-refused'
  | 'interrupted'
  | 'sample-in-network'
  | 'sample-code-taken'
  | 'blank-without-people'
  | 'blank-refused'
  | 'weak-password'
  | 'one-for-both';

/** Why the server does not start, in a line that says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
  constructor(
    readonly code: StartErrorCode,
    message: string,
  ) {
    super(message);
  }
}
