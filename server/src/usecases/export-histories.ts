import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import { type EventRow, readEventsByMatter } from '../store/events.js';
import { type LogPlace, readLogOrder } from '../store/log.js';
import { readTexts, type TextRow } from '../store/texts.js';
import { textsBySeq, unseal } from './seal.js';
import type { App } from './types.js';

/** A line of `bihuan export cases`: texts put back, `[erased]` where a text was erased. */
export interface ExportedEvent {
  readonly case: string;
  readonly at: string;
  readonly type: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly derived?: true;
}

export interface ExportInput {
  readonly tenant: string;
  /** Only events up to and at this instant. */
  readonly until?: number;
}

const batch = 500;

/**
 * The whole log as it stands at the start, case after case in the order in which the cases began, each case's events in
 * order.
 */
export async function* exportHistories(app: App, input: ExportInput): AsyncGenerator<ExportedEvent> {
  const { tenant, until = Infinity } = input;
  const snapshot = await app.db.openSnapshot(tenant);
  try {
    const config = await app.config.of(snapshot.tx, tenant);
    for await (const { event, texts } of readLog(snapshot.tx, tenant)) {
      if (event.at <= until) yield exported(event, texts, config.calendar.timeZone);
    }
  } finally {
    await snapshot.close();
  }
}

async function* readLog(tx: Tx, tenant: string) {
  let after: LogPlace | null = null;
  for (;;) {
    const places: LogPlace[] = await readLogOrder(tx, tenant, after, batch);
    const ids = places.map((place) => place.id);
    const events = await readEventsByMatter(tx, tenant, ids);
    const texts = textsBySeq(await readTexts(tx, tenant, ids));
    for (const id of ids) {
      for (const event of events.get(id) ?? []) yield { event, texts: texts(id, event.seq) };
    }
    after = places.at(-1) ?? null;
    if (places.length < batch) return;
  }
}

function exported(event: EventRow, texts: ReadonlyMap<string, TextRow>, zone: string): ExportedEvent {
  return {
    case: event.matter,
    at: formatInstant(event.at, zone),
    type: event.type,
    actor: event.actor,
    data: unseal(event.data, texts),
    ...(event.derived ? { derived: true } : {}),
  };
}
