import type { CaseEventView } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { reaches } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { findMatter } from '../store/matters.js';
import { namesOf, peopleWithRole } from '../store/people.js';
import type { History, ToldEvent } from './case-history.js';
import { readableOf } from './queue-ways.js';
import type { Actor } from './types.js';

/** Members that name a person by id. */
const PEOPLE = ['collector', 'crew'];

/** The story of a case as its page tells it, with what ids in it are called as far as the reader may know. */
export async function eventViews(tx: Tx, history: History, actor: Actor): Promise<CaseEventView[]> {
  const names = await namesIn(tx, history, actor);
  return history.events.map((event) => ({
    seq: event.seq,
    at: formatInstant(event.at, history.zone),
    recordedAt: formatInstant(event.recordedAt, history.zone),
    type: event.type,
    actor: history.person(event.actor),
    data: { ...event.data },
    derived: event.derived,
    definitionVersion: event.definitionVersion,
    names: Object.fromEntries(
      mentioned(event).flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [[id, name]];
      }),
    ),
  }));
}

function mentioned({ data }: ToldEvent): string[] {
  return [...PEOPLE, 'into'].flatMap((member) => (typeof data[member] === 'string' ? [data[member]] : []));
}

async function namesIn(tx: Tx, history: History, actor: Actor): Promise<Map<string, string>> {
  const of = (members: readonly string[]) =>
    history.events.flatMap(({ data }) =>
      members.flatMap((member) => (typeof data[member] === 'string' ? [data[member]] : [])),
    );
  return new Map([
    ...(await peopleNames(tx, history, actor, of(PEOPLE))),
    ...(await caseNumbers(tx, history, actor, of(['into']))),
  ]);
}

/** A unit's people know the names of their own crews only. */
async function peopleNames(tx: Tx, { config }: History, actor: Actor, ids: readonly string[]) {
  const reach = reaches(rightsOf(config.newestFlow), actor, 'people.read');
  if (ids.length === 0 || reach.length === 0) return new Map<string, string>();
  if (reach.some((each) => each.scope === 'anywhere')) return namesOf(tx, actor.tenant, ids);
  const units = new Set(reach.map((each) => each.grant.unit));
  const crews = await peopleWithRole(tx, actor.tenant, 'unit-crew');
  return new Map(
    crews.filter(({ unit }) => unit !== null && units.has(unit)).map(({ id, name }) => [id, name] as const),
  );
}

async function caseNumbers(tx: Tx, { config }: History, actor: Actor, ids: readonly string[]) {
  const readable = await readableOf(tx, config, actor, new Set(ids));
  const numbers = new Map<string, string>();
  for (const id of readable) {
    const row = await findMatter(tx, actor.tenant, id);
    if (row !== undefined) numbers.set(id, row.number);
  }
  return numbers;
}
