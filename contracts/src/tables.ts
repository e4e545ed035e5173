import { z } from 'zod';

export const tableLanguage = z.enum(['zh', 'en']);

/** `GET /admin/tables/{table}?format=xlsx&language=zh`: the whole table as a file. */
export const exportQuery = z.object({
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  language: tableLanguage.default('zh'),
});

/**
 * `POST /admin/tables/{table}`: the file is the body. Without `seen` it is only looked at; with the `seen` of that look, it
 * is saved as one new version.
 */
export const importQuery = z.object({
  language: tableLanguage.default('zh'),
  /** Rows that the file lacks are taken out. */
  remove: z.enum(['yes', 'no']).default('no'),
  seen: z.string().max(100).optional(),
});

const rowName = z.object({ key: z.string(), name: z.string() });

export const importReport = z.object({
  /** What stands: send it with the import. */
  seen: z.string(),
  saved: z.boolean(),
  /** Keys of columns with their headings in the language asked for. */
  columns: z.array(z.object({ key: z.string(), header: z.string() })),
  rows: z.number().int(),
  counts: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    removed: z.number().int(),
    unchanged: z.number().int(),
    errors: z.number().int(),
  }),
  /** By line of the file (the header has 1); up to 300 of each list. Where there is one, nothing is saved. */
  errors: z.array(
    z.object({
      row: z.number().int(),
      column: z.string().nullable(),
      code: z.string(),
      params: z.record(z.string(), z.unknown()),
    }),
  ),
  added: z.array(rowName),
  changed: z.array(
    rowName.extend({ changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })) }),
  ),
  removed: z.array(rowName),
  /** Whether rows can be taken out at all. */
  removable: z.boolean(),
  /** First passwords of new people, told this once. */
  passwords: z.array(z.object({ login: z.string(), name: z.string(), password: z.string() })),
});

export type ExportQuery = z.infer<typeof exportQuery>;
export type ImportQuery = z.infer<typeof importQuery>;
export type ImportReport = z.infer<typeof importReport>;
