import type { Values } from './form-values.js';

/** What was typed into a form, and the version of the case that its writer had seen. */
export interface Draft {
  readonly values: Values;
  readonly version: number;
  /** One act, however often it is sent. */
  readonly key: string;
}

const PREFIX = 'bihuan.draft';

export function draftOf(caseId: string, type: string): Draft | null {
  const stored = sessionStorage.getItem(`${PREFIX} ${caseId} ${type}`);
  return stored === null ? null : (JSON.parse(stored) as Draft);
}

export function keepDraft(caseId: string, type: string, draft: Draft | null): void {
  const key = `${PREFIX} ${caseId} ${type}`;
  if (draft === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(draft));
}

export function openFormOf(caseId: string): string | null {
  return sessionStorage.getItem(`${PREFIX} ${caseId}`);
}

export function rememberOpenForm(caseId: string, type: string | null): void {
  if (type === null) sessionStorage.removeItem(`${PREFIX} ${caseId}`);
  else sessionStorage.setItem(`${PREFIX} ${caseId}`, type);
}

type Hear = (caseId: string, type: string | null) => void;
const hearers = new Set<Hear>();

/** Asks for a form of a case to be opened, as its draft now is, or for the open one to be closed (null). */
export function askForm(caseId: string, type: string | null): void {
  rememberOpenForm(caseId, type);
  for (const hear of [...hearers]) hear(caseId, type);
}

export function onFormAsked(hear: Hear): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
