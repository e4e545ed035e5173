import type { CaseEventView, Named } from '@bihuan/contracts';
import {
  type ClockContext,
  type FlowDefinition,
  type Matter,
  type MatterEvent,
  type Visit,
  visits,
} from '@bihuan/flow';
import type { Tx } from '../store/database.js';
import type { EventRow } from '../store/events.js';
import { namesOf } from '../store/people.js';
import { readTexts } from '../store/texts.js';
import type { TenantConfig } from './config.js';
import { textsBySeq, unseal } from './seal.js';

/** A matter as its events tell it up to an instant: what its stages, its reasons and its ledgers are read from. */
export interface History {
  readonly config: TenantConfig;
  readonly flow: FlowDefinition;
  readonly context: ClockContext;
  readonly matter: Matter;
  /** Texts put back. */
  readonly events: readonly ToldEvent[];
  readonly visits: readonly Visit[];
  readonly now: number;
  readonly zone: string;
  person(id: string): Named;
}

export interface ToldEvent extends MatterEvent {
  readonly seq: number;
  readonly recordedAt: number;
  readonly derived: boolean;
  readonly definitionVersion: number;
}

/** A reporter who did not sign in: a pseudonym says nothing to anybody. */
const isCitizen = (id: string): boolean => id.startsWith('citizen-');

/** The events of one matter with their texts, and the names of who wrote them. */
export async function tellEvents(
  tx: Tx,
  events: readonly EventRow[],
): Promise<{ readonly events: readonly ToldEvent[]; readonly person: (id: string) => Named }> {
  const [first] = events;
  if (first === undefined) return { events: [], person: (id) => ({ id, name: id }) };
  const texts = textsBySeq(await readTexts(tx, first.tenant, [first.matter]));
  const actors = events.map((event) => event.actor);
  const names = await namesOf(tx, first.tenant, actors);
  return {
    person: (id) => ({ id, name: names.get(id) ?? (isCitizen(id) ? '市民' : id) }),
    events: events.map((event) => ({
      case: event.matter,
      at: event.at,
      type: event.type,
      actor: event.actor,
      data: unseal(event.data, texts(event.matter, event.seq)),
      seq: event.seq,
      recordedAt: event.recorded_at,
      derived: event.derived,
      definitionVersion: event.definition_version,
    })),
  };
}

/** @param now not before the matter's last event */
export function historyOf(
  config: TenantConfig,
  row: { readonly definition_version: number; readonly reported_at: number },
  matter: Matter,
  told: { readonly events: readonly ToldEvent[]; readonly person: (id: string) => Named },
  now: number,
): History {
  const flow = config.flow(row.definition_version);
  return {
    config,
    flow,
    context: config.context(row.definition_version, row.reported_at),
    matter,
    events: told.events,
    visits: visits(flow, told.events),
    now: Math.max(now, matter.last),
    zone: config.calendar.timeZone,
    person: told.person,
  };
}

/** What an event's text says; null where it says nothing. An erased text says `[erased]`. */
export function textOf(data: CaseEventView['data'], member: string): string | null {
  const value = data[member];
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * What was written for a pause: with the event that began it, or with the request which that event granted. Null where
 * nothing was.
 */
export function groundOf(history: History, pause: { readonly from: number; readonly cause: string }): string | null {
  const { events, flow } = history;
  const rules = (event: ToldEvent) => flow.events[event.type];
  const index = events.findLastIndex((event) => event.at <= pause.from && rules(event)?.raises?.includes(pause.cause));
  const began = events[index];
  if (began === undefined) return null;
  const granted = rules(began)?.clears ?? [];
  const asked = events
    .slice(0, index)
    .findLast((event) => rules(event)?.raises?.some((mark) => mark !== pause.cause && granted.includes(mark)));
  return textOf(began.data, 'reason') ?? (asked === undefined ? null : textOf(asked.data, 'reason'));
}
