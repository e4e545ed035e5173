import { createHash } from 'node:crypto';
import type { FieldRule, FlowDefinition, MatterEvent } from '@bihuan/flow';
import { InstantError, parseInstant } from '@bihuan/worktime';
import type { TextRow } from '../store/texts.js';

/** What stands in a log instead of a text that was erased. */
export const ERASED = '[erased]';

/** The field under which all members are kept that the definition does not name; in a log it says that they were erased. */
export const REST = '*';
/** Members that every event may carry, and what they must look like to say nothing about people. */
const technical: Readonly<Record<string, (value: unknown) => boolean>> = {
  observedAt: isInstant,
  standardRef: isStandardRef,
};

type Data = Readonly<Record<string, unknown>>;
type Random = (bytes: number) => Buffer;

export interface Sealed {
  /** What the log keeps. */
  readonly data: Data;
  /** What is kept beside it and can be erased. */
  readonly texts: readonly TextRow[];
}

/**
 * Takes the texts about people out of an event: in the log there stands a reference to each and a salted digest. Members
 * that the definition does not name may hold anything, so they are taken out too, all as one.
 */
export function seal(
  definition: FlowDefinition,
  event: Pick<MatterEvent, 'case' | 'type' | 'data'>,
  seq: number,
  now: number,
  random: Random,
): Sealed {
  const fields = definition.events[event.type]?.data ?? {};
  const data: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  const texts: TextRow[] = [];
  const keep = (field: string, body: string): void => {
    const erased = body === ERASED;
    const salt = erased ? null : random(16);
    texts.push({
      matter: event.case,
      seq,
      field,
      salt,
      body: erased ? null : body,
      erasedAt: erased ? now : null,
    });
    data[field] = { ref: `${seq}/${field}`, digest: salt === null ? null : digestOf(salt, body) };
  };
  for (const [member, value] of Object.entries(event.data)) {
    const rule = Object.hasOwn(fields, member) ? fields[member] : undefined;
    const erasedRest = member === REST && value === ERASED;
    if (erasedRest || (rule?.personal && typeof value === 'string')) keep(member, String(value));
    else if (tellsNothing(member, value, rule)) data[member] = value;
    else rest[member] = value;
  }
  if (Object.keys(rest).length > 0) keep(REST, JSON.stringify(rest));
  return { data, texts };
}

/** May it stand in the log for good? What the definition names may, but for a list: it holds anything, unless it holds ids. */
function tellsNothing(member: string, value: unknown, rule: FieldRule | undefined): boolean {
  if (rule?.type === 'list') return Array.isArray(value) && value.every(isPlainId);
  if (rule !== undefined) return true;
  return Object.hasOwn(technical, member) && technical[member]?.(value) === true;
}

/** Looks like the name of a standard; anything else that an import says there is no text for an index. */
export function isStandardRef(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z0-9 ./_-]{0,39}$/.test(value);
}

function isPlainId(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);
}

function isInstant(value: unknown): boolean {
  try {
    return typeof value === 'string' && Number.isFinite(parseInstant(value));
  } catch (error) {
    if (error instanceof InstantError) return false;
    throw error;
  }
}

/** Puts the texts back. What was erased reads `[erased]`, all members that no definition names as one: `"*": "[erased]"`. */
export function unseal(data: Data, texts: ReadonlyMap<string, TextRow>): Data {
  const open: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(data)) {
    const text = isReference(value) ? texts.get(member) : undefined;
    if (text === undefined) open[member] = value;
    else if (member !== REST || text.body === null) open[member] = text.body ?? ERASED;
    else Object.assign(open, JSON.parse(text.body));
  }
  return open;
}

/** Texts by matter, event and field. */
export function textsBySeq(texts: readonly TextRow[]): (matter: string, seq: number) => ReadonlyMap<string, TextRow> {
  const byEvent = new Map<string, Map<string, TextRow>>();
  for (const text of texts) {
    const key = `${text.seq}/${text.matter}`;
    const fields = byEvent.get(key) ?? new Map<string, TextRow>();
    byEvent.set(key, fields.set(text.field, text));
  }
  return (matter, seq) => byEvent.get(`${seq}/${matter}`) ?? new Map();
}

/** SHA-256 over salt and text, in hex. */
export function digestOf(salt: Buffer, text: string): string {
  return createHash('sha256').update(salt).update(text, 'utf8').digest('hex');
}

function isReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ref' in value && 'digest' in value;
}
