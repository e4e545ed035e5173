/** The input is bad: exit 1. The message is `FILE: why` or `FILE:LINE: why`. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The command was called wrongly: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
