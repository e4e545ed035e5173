import type { PolicyList } from '@bihuan/contracts';
import { readAs } from './read-reference.js';
import { type Actor, type App, done, type Result } from './types.js';

/** The versions of the rules by which clocks and scores are judged, oldest first. */
export function policies(app: App, actor: Actor): Promise<Result<PolicyList>> {
  return readAs(app, actor, 'reference.read', (_, config) =>
    done({
      policies: config.policies.map((policy) => ({
        id: policy.id,
        validFrom: policy.validFrom,
        settings: { ...policy },
      })),
    }),
  );
}
