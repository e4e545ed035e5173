import type { Tx } from '../../store/database.js';
import type { App } from '../types.js';
import type { KnownComponents } from './indexes.js';

export { type ClassOfComponent, type ComponentColumns, STATES } from './columns.js';
export type { ComponentIndex, NearComponent } from './component-index.js';
export { type Components, type KnownComponents, openComponents } from './indexes.js';

/** The tenant's components as the transaction sees them. */
export function componentIndexOf(app: App, tx: Tx, tenant: string): Promise<KnownComponents> {
  return app.components.of(tx, tenant);
}
