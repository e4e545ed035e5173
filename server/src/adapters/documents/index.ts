import type { Sheet } from './sheet.js';

/** Draws documents; the libraries are loaded when the first one is asked for. */
export function openDocuments() {
  return {
    docx: async (sheet: Sheet): Promise<Buffer> => (await import('./docx.js')).docxOf(sheet),
    pdf: async (sheet: Sheet): Promise<Buffer> => (await import('./pdf/pdf.js')).pdfOf(sheet),
    xlsx: async (sheet: Sheet): Promise<Buffer> => (await import('./xlsx.js')).xlsxOf(sheet),
  };
}
