import type { NoticeEvent } from '@bihuan/contracts';
import type { Tx } from '../../store/database.js';
import { type EventRow, readReporters } from '../../store/events.js';
import type { MatterRow } from '../../store/matters.js';
import { type PersonByRole, peopleWithRole } from '../../store/people.js';
import { readSubscribers } from '../../store/subscribers.js';
import { covers } from '../areas-tree.js';

/** Somebody who is told something. */
export interface Told {
  readonly event: NoticeEvent;
  readonly person?: string;
  readonly subscriber?: string;
  /** What the templates need beside the case itself. */
  readonly params?: Readonly<Record<string, string>>;
}

/** Events of a log of which somebody is told. */
export const TOLD_EVENTS: ReadonlySet<string> = new Set([
  'dispatched',
  'assigned',
  'check-sent',
  'verification-sent',
  'return-requested',
  'extension-requested',
  'deferral-requested',
  'coordination-opened',
  'assist-requested',
  'returned',
  'return-refused',
  'extension-refused',
  'extension-approved',
  'deferral-refused',
  'deferral-approved',
  'feedback-refused',
  'coordination-decided',
  'assist-done',
  'supervised',
  'supervision-required',
  'closed',
  'rejected',
  'cancelled',
  'referred',
  'merged',
]);

/** Who is told of an event of a case's log. Whoever did it is told nothing. */
export async function toldOfEvent(people: People, matter: MatterRow, event: EventRow): Promise<Told[]> {
  const { data, type } = event;
  const told: Told[] = [];
  const tell = (name: NoticeEvent, persons: readonly string[], params: Readonly<Record<string, string>> = {}) => {
    for (const person of persons) told.push({ event: name, person, params });
  };
  const unit = matter.unit ?? '';
  switch (type) {
    case 'dispatched':
      tell('dispatched', await people.ofUnit(text(data.unit), matter), { unit: text(data.unit) });
      break;
    case 'assigned':
      tell('assigned', [text(data.crew)], { unit });
      break;
    case 'check-sent':
    case 'verification-sent':
      tell('verification', [text(data.collector)], { unit });
      break;
    case 'return-requested':
    case 'extension-requested':
    case 'deferral-requested':
      tell('request', await people.inArea('dispatcher', matter), { unit, request: type });
      break;
    case 'coordination-opened':
      tell('request', await people.inArea('coordination-office', matter), { unit, request: type });
      break;
    case 'assist-requested':
      tell('request', await people.ofUnit(text(data.unit), matter), { unit: text(data.unit), request: type });
      break;
    case 'returned':
    case 'return-refused':
    case 'extension-refused':
    case 'extension-approved':
    case 'deferral-refused':
    case 'deferral-approved':
    case 'feedback-refused':
      tell('answer', await people.ofUnit(unit, matter), { unit, answer: type });
      break;
    case 'coordination-decided':
    case 'assist-done':
      tell('answer', await people.inArea('dispatcher', matter), { unit, answer: type });
      break;
    case 'supervised':
      tell('supervision', [...(await people.ofUnit(unit, matter)), ...(await people.heads(unit, matter))], { unit });
      break;
    case 'supervision-required':
      tell('supervision', await people.inArea('supervisor', matter), { unit });
      break;
    case 'closed':
    case 'rejected':
    case 'cancelled':
    case 'referred':
      told.push(...(await reporters(people, matter, 'outcome', { outcome: type })));
      break;
    case 'merged':
      told.push(...(await reporters(people, matter, 'merged', { into: text(data.into) })));
      break;
  }
  return onlyOthers(told, event.actor);
}

/** Who is told that the light of a case's stage changed: whoever has it in hand. */
export async function toldOfLight(people: People, matter: MatterRow, light: string): Promise<Told[]> {
  if (light !== 'yellow' && light !== 'red') return [];
  const event = light === 'red' ? 'light-red' : 'light-yellow';
  const unit = matter.unit ?? '';
  if (matter.stage === 'verification') {
    return matter.sent_to === null ? [] : [{ event, person: matter.sent_to, params: { unit } }];
  }
  if (matter.stage !== 'handling') return [];
  const heads = light === 'red' ? await people.heads(unit, matter) : [];
  const clerks = await people.ofUnit(unit, matter);
  return onlyOthers(
    [...clerks, ...heads].map((person) => ({ event, person, params: { unit } }) as const),
    null,
  );
}

async function reporters(
  people: People,
  matter: MatterRow,
  event: 'outcome' | 'merged',
  params: Readonly<Record<string, string>>,
): Promise<Told[]> {
  const subscribers = await people.subscribers(matter);
  return [
    // Whoever of the installation reported it, or joined it, hears of it in the console.
    ...(await people.reporters(matter)).map((person) => ({ event, person, params })),
    ...subscribers.map(({ id }) => ({ event, subscriber: id, params })),
  ];
}

function onlyOthers(told: readonly Told[], actor: string | null): Told[] {
  const seen = new Set<string>();
  return told.filter(({ event, person, subscriber }) => {
    const key = `${event} ${person ?? ''} ${subscriber ?? ''}`;
    if ((person !== undefined && (person === actor || person === '')) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Who holds which role, read once for many messages. */
export class People {
  readonly #byRole = new Map<string, Promise<PersonByRole[]>>();

  constructor(
    private readonly tx: Tx,
    private readonly tenant: string,
  ) {}

  /** The clerks of a unit who act where the case is. */
  ofUnit(unit: string, matter: MatterRow): Promise<string[]> {
    return this.#of('unit-clerk', matter, unit);
  }

  heads(unit: string, matter: MatterRow): Promise<string[]> {
    return this.#of('unit-head', matter, unit);
  }

  /** Of those whose area holds the case, those whose area is smallest: a street's own desk before the district's. */
  async inArea(role: string, matter: MatterRow): Promise<string[]> {
    const holders = (await this.#holders(role)).filter(({ areaPath }) => covers(areaPath, matter.area_path));
    const closest = Math.max(0, ...holders.map(({ areaPath }) => areaPath.length));
    return holders.filter(({ areaPath }) => areaPath.length === closest).map(({ id }) => id);
  }

  reporters(matter: MatterRow) {
    return readReporters(this.tx, this.tenant, matter.id);
  }

  subscribers(matter: MatterRow) {
    return readSubscribers(this.tx, this.tenant, matter.id);
  }

  async #of(role: string, matter: MatterRow, unit: string): Promise<string[]> {
    const holders = await this.#holders(role);
    return holders.filter((each) => each.unit === unit && covers(each.areaPath, matter.area_path)).map(({ id }) => id);
  }

  #holders(role: string): Promise<PersonByRole[]> {
    const known = this.#byRole.get(role) ?? peopleWithRole(this.tx, this.tenant, role);
    this.#byRole.set(role, known);
    return known;
  }
}
