import type { App } from '../usecases/types.js';
import { caseDeskRoutes } from './case-desk.js';
import { coordinationRoutes } from './coordination.js';
import type { Scope } from './describe.js';
import { fundRoutes } from './fund.js';
import { handoverRoutes } from './handovers.js';
import { orderRoutes } from './orders.js';
import { practiceRoutes } from './practice.js';

/** What goes on round the desk. */
export function roundRoutes(scope: Scope, app: App): void {
  caseDeskRoutes(scope, app);
  orderRoutes(scope, app);
  coordinationRoutes(scope, app);
  fundRoutes(scope, app);
  handoverRoutes(scope, app);
  practiceRoutes(scope, app);
}
