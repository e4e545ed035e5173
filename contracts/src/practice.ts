import { z } from 'zod';
import { instant } from './common.js';

/** `GET /practice`: what there is to try, and how much of it is done. */
export const practiceView = z.object({
  since: instant,
  /** It is deleted then, unless it is left before. */
  until: instant,
  tasks: z.array(
    z.object({
      id: z.enum([
        'file',
        'merge',
        'dispatch',
        'request',
        'verify',
        'close',
        'order',
        'coordinate',
        'report',
        'feedback',
        'ask',
        'assign',
      ]),
      goal: z.number().int(),
      done: z.number().int(),
    }),
  ),
  now: instant,
});

/** `POST /practice/answers`: what the others did, by type of event. */
export const practiceAnswers = z.object({ answers: z.array(z.object({ type: z.string(), count: z.number().int() })) });

export type PracticeView = z.infer<typeof practiceView>;
export type PracticeAnswers = z.infer<typeof practiceAnswers>;
