import { z } from 'zod';

/** RFC 9457 problem details. `code` and `params` let a screen phrase it in its user's language. */
export const problem = z.object({
  type: z.string().describe('URN of the kind of problem, e.g. urn:bihuan:not-legal'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  /** Members of the request that are wrong: JSON path and what is expected. */
  errors: z
    .array(
      z.object({
        path: z.string(),
        message: z.string(),
        /** Of a document of the configuration: what is wrong, for a screen to phrase with the parameters. */
        code: z.string().optional(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    )
    .optional(),
  /** With 409: the version that stands now. */
  version: z.number().int().optional(),
});
export type Problem = z.infer<typeof problem>;
