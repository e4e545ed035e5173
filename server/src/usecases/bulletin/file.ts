import type { Sheet } from './sheet.js';

/** Draws composed documents for word processors and table programs. */
export interface Documents {
  docx(sheet: Sheet): Promise<Buffer>;
  /** In the same layout, with its own typeface inside. */
  pdf(sheet: Sheet): Promise<Buffer>;
  /** Each table a sheet; rates and scores are formulas over its counts. */
  xlsx(sheet: Sheet): Promise<Buffer>;
}
