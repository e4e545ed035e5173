import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { citizenOf } from '../../usecases/report-public.js';
import type { App } from '../../usecases/types.js';

/** What a report says so far. It travels in the forms, signed, so that nothing is kept of who does not send it. */
const shape = z.object({
  /** The reporter's pseudonym: pictures are uploaded in its name, so nobody may choose it. */
  person: z.string(),
  begun: z.number(),
  /** Uploaded pictures. */
  photos: z.array(z.string()).max(3),
  place: z.object({ lon: z.number(), lat: z.number() }).optional(),
  address: z.string().optional(),
  text: z.string().optional(),
  class: z.string().optional(),
  joins: z.object({ id: z.string(), number: z.string() }).optional(),
});

export type Draft = z.infer<typeof shape>;

const lasts = 12 * 3_600_000;

export function newDraft(app: App, tenant: string): Draft {
  return { person: citizenOf(app, tenant, null), begun: app.clock.now(), photos: [] };
}

export function sealDraft(app: App, draft: Draft): string {
  const body = Buffer.from(JSON.stringify(draft)).toString('base64url');
  return `${body}.${signatureOf(app, body)}`;
}

/** Null where it is not ours, or too old. */
export function openDraft(app: App, sealed: string): Draft | null {
  const [body = '', signature = ''] = sealed.split('.');
  const expected = Buffer.from(signatureOf(app, body));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const draft = shape.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  return app.clock.now() - draft.begun > lasts ? null : draft;
}

function signatureOf(app: App, body: string): string {
  return app.digest(`draft of a report\n${body}`).toString('base64url');
}
