import type { Catalogue } from '@bihuan/contracts';
import { readAs } from './read-reference.js';
import { type Actor, type App, done, type Result } from './types.js';

/** The classes of the installation's standard, and of older ones, with what filing proposes for each. */
export function catalogue(app: App, actor: Actor): Promise<Result<Catalogue>> {
  return readAs(app, actor, 'reference.read', (_, config) =>
    done({
      standardRef: config.defaultStandard,
      classes: [...config.classes.values()].map(
        ({ standardRef, kind, code, group, name, nameEn, severity, standards, retired = false }) => ({
          standardRef,
          kind,
          code,
          group,
          name,
          nameEn,
          severity,
          retired,
          standards: Object.fromEntries(Object.entries(standards).map(([each, { limit }]) => [each, limit])),
        }),
      ),
    }),
  );
}
