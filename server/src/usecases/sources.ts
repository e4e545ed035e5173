import type { FlowDefinition } from '@bihuan/flow';
import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf, sourcePermission } from '../policies/permissions.js';
import type { Actor, Failure } from './types.js';

/** May the person say that a report came by this source? Who files a report does not choose whose word it is. */
export function maySay(flow: FlowDefinition, actor: Actor, source: string): boolean {
  return allowsSomewhere(rightsOf(flow), actor, sourcePermission(source));
}

/** The failure of a source that the person may not say; null where they may. */
export function unsaidSource(flow: FlowDefinition, actor: Actor, source: string, path: string): Failure | null {
  if (maySay(flow, actor, source)) return null;
  return { code: 'invalid', errors: [{ path, message: 'a source by which your reports come' }] };
}
