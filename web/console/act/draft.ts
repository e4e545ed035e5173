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
