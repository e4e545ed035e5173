import type { CasePhoto } from '@bihuan/contracts';
import type { Tx } from '../store/database.js';
import { type FileUse, filesOfMatter, lockFiles } from '../store/files.js';
import type { Failure } from './types.js';

/** What a picture shows, by the event that names it. Other events name none. */
const PHASES: Readonly<Record<string, CasePhoto['phase']>> = {
  reported: 'before',
  // Of whoever reported it as well.
  joined: 'before',
  checked: 'check',
  // What a reporter adds.
  noted: 'note',
  feedback: 'after',
  'handed-back': 'after',
  verified: 'verification',
};

/** The most that one event may name. */
const MOST = 20;

export function phaseOf(type: string): CasePhoto['phase'] | null {
  return Object.hasOwn(PHASES, type) ? (PHASES[type] ?? null) : null;
}

type Event = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };

/**
 * Pictures that a live event names must be there, and be the person's own or on the case already.
 * @param matter null: the case is being made
 * @param path of the member, for the failure
 */
export async function checkAttachments(
  tx: Tx,
  tenant: string,
  person: string,
  matter: string | null,
  { type, data }: Event,
  path = 'data.attachments',
): Promise<Failure | null> {
  const { attachments } = data;
  if (phaseOf(type) === null || attachments === undefined) return null;
  const invalid = (at: string, message: string): Failure => ({ code: 'invalid', errors: [{ path: at, message }] });
  if (!Array.isArray(attachments) || attachments.length > MOST) return invalid(path, `a list of at most ${MOST} ids`);
  const ids = attachments.filter((id: unknown) => typeof id === 'string' && isPlainId(id)) as string[];
  const files = new Map((await lockFiles(tx, tenant, ids)).map((file) => [file.id, file]));
  const there = new Set(matter === null ? [] : (await filesOfMatter(tx, tenant, matter)).map(({ file }) => file.id));
  for (const [index, id] of attachments.entries()) {
    const file = files.get(String(id));
    const fits = file !== undefined && file.erased_at === null && (file.uploaded_by === person || there.has(file.id));
    if (!fits) return invalid(`${path}[${index}]`, 'the id of a picture that you uploaded, or that is on this case');
    if (attachments.indexOf(id) !== index) return invalid(`${path}[${index}]`, 'named once');
  }
  return null;
}

/** The pictures that an event names. */
export function usesOf(matter: string, seq: number, { type, data }: Event): FileUse[] {
  if (phaseOf(type) === null || !Array.isArray(data.attachments)) return [];
  const ids = new Set(data.attachments.filter((id: unknown) => typeof id === 'string' && isPlainId(id)) as string[]);
  return [...ids].map((file, no) => ({ matter, seq, no, file }));
}

export function isPlainId(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(id);
}
