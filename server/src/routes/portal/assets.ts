import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { assets } from '@bihuan/portal';
import type { FastifyInstance } from 'fastify';
import { PageError } from './page-error.js';

/** What solves a proof of work in a browser: modules of the library as they are, served by ourselves. */
const SOLVER = ['pow.js', 'helpers.js', 'types.js', 'algorithms/web/pbkdf2.js'];

function solverFolder(): string {
  return join(createRequire(import.meta.url).resolve('altcha-lib'), '../../../esm/v2');
}

/** Serves the style sheet and the scripts; gives what changes with them. */
export function portalAssets(scope: FastifyInstance): string {
  const files = new Map<string, Buffer>();
  const keep = (name: string, path: string): void => {
    // The script is not there where the tests run from the sources.
    if (existsSync(path)) files.set(name, readFileSync(path));
  };
  for (const [name, path] of Object.entries(assets)) keep(name, path);
  for (const name of SOLVER) keep(`altcha/${name}`, join(solverFolder(), name));
  const digest = createHash('sha256');
  for (const bytes of files.values()) digest.update(bytes);

  scope.get<{ Params: { '*': string } }>('/portal/assets/*', async (request, reply) => {
    const name = request.params['*'];
    const bytes = files.get(name);
    if (bytes === undefined) throw new PageError(404, 'not-found');
    return reply
      .type(name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(bytes);
  });
  return digest.digest('base64url').slice(0, 10);
}
