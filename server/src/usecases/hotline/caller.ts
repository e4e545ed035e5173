import type { Call } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import type { CallLine } from '../../store/calls.js';
import type { Tx } from '../../store/database.js';
import { namesOf } from '../../store/people.js';
import type { TenantConfig } from '../config.js';
import { national } from '../search.js';
import type { Actor, App } from '../types.js';

/** Who answers calls and works on them. */
export const workPermission = 'hotline.work';
/** Who sees how the desk does; of callers only the last four digits. */
export const readPermission = 'hotline.read';

/** By which calls of one number are found; null: it is withheld. */
export function numberIndex(app: App, tenant: string, number: string): Buffer | null {
  const digits = national(number);
  return digits === '' ? null : app.digest(`caller ${tenant} ${digits}`);
}

export interface Viewer {
  view(line: CallLine): Call;
  /** Somebody whom one of the lines names. */
  named(id: string | null): Call['agent'];
}

/** How the person sees calls: whoever does not answer them sees no number whole and no name. */
export async function callViewer(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  lines: readonly CallLine[],
): Promise<Viewer> {
  const whole = allowsSomewhere(rightsOf(config.newestFlow), actor, workPermission);
  const ids = lines.flatMap(({ agent, handed_to, handed_by }) =>
    [agent, handed_to, handed_by].flatMap((id) => id ?? []),
  );
  const names = await namesOf(tx, config.tenant, ids);
  const at = (instant: number) => formatInstant(instant, config.calendar.timeZone);
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? id });
  const view = (line: CallLine): Call => ({
    id: line.id,
    direction: line.direction,
    state: line.state,
    number: line.number === null ? null : whole ? line.number : masked(line.number),
    name: whole ? line.name : null,
    line: line.line,
    agent: named(line.agent),
    rangAt: at(line.rang_at),
    answeredAt: line.answered_at === null ? null : at(line.answered_at),
    endedAt: line.ended_at === null ? null : at(line.ended_at),
    kind: line.kind,
    handedTo: named(line.handed_to),
    cases: line.cases,
    version: line.version,
  });
  return { view, named };
}

export function masked(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits.length <= 4 ? '****' : `****${digits.slice(-4)}`;
}
