import type { LightMyRequestResponse } from 'fastify';
import type { Browser } from './server.fixture.js';

/** Sends a form as a browser does. */
export async function upload(
  who: Browser,
  bytes: Uint8Array | null,
  fields: Readonly<Record<string, string>> = {},
  name = 'photo.jpg',
): Promise<LightMyRequestResponse> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  if (bytes !== null) form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name);
  const body = new Response(form);
  return who.send({
    method: 'POST',
    url: '/api/v1/files',
    headers: { 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}
