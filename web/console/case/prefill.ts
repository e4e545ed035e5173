import type { CaseDetail } from '@bihuan/contracts';
import { askForm, draftOf, keepDraft } from '../act/draft.js';
import { firstValues, type Values } from '../act/form-values.js';
import { newKey } from '../words/new-key.js';

/** May the person do this to the case now? */
export function offers(detail: CaseDetail, type: string): boolean {
  return detail.actions.some((action) => action.type === type);
}

/** Opens the form of an act with some of it filled in; what else was typed into it stays. */
export function openFormWith(detail: CaseDetail, type: string, values: Values): void {
  const action = detail.actions.find((each) => each.type === type);
  if (action === undefined) return;
  const kept = draftOf(detail.id, type)?.values ?? firstValues(action);
  keepDraft(detail.id, type, { values: { ...kept, ...values }, version: detail.version, key: newKey() });
  askForm(detail.id, type);
}
