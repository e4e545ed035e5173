/** The other side will never take this message: trying again is of no use. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(
    message: string,
    readonly refused: 'message' | 'gone' = 'message',
  ) {
    super(message);
  }
}

/** How long another machine may keep us waiting. */
export const patienceMs = 15_000;
