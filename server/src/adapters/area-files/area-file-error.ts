export type AreaFileErrorCode =
  | 'area-file-too-large'
  | 'area-file-kind'
  | 'area-file-broken'
  | 'area-file-empty'
  | 'area-file-many'
  | 'area-file-parts'
  | 'area-file-system'
  | 'area-file-doctype';

/** A file that cannot be read as areas at all. */
export class AreaFileError extends Error {
  override readonly name = 'AreaFileError';
  constructor(
    readonly code: AreaFileErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}
