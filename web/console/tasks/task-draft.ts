import { newKey } from '../words/new-key.js';

/** What is to be handed back, kept on the phone until it is. */
export interface TaskDraft {
  readonly result: string;
  /** Ids of photos, in their order. */
  readonly photos: readonly string[];
  /** The last sending, whose answer may have been lost: sent again it is the same. */
  readonly sent: { readonly key: string; readonly version: number } | null;
}

export const EMPTY: TaskDraft = { result: '', photos: [], sent: null };

const keyOf = (caseId: string): string => `bihuan.task ${caseId}`;

export function storedDraft(caseId: string): TaskDraft {
  try {
    return { ...EMPTY, ...(JSON.parse(localStorage.getItem(keyOf(caseId)) ?? '{}') as Partial<TaskDraft>) };
  } catch {
    return EMPTY;
  }
}

export function keepTask(caseId: string, draft: TaskDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(caseId));
    else localStorage.setItem(keyOf(caseId), JSON.stringify(draft));
  } catch {
    // A private window gives no room: it lives as long as the page.
  }
}

/** The draft as it is about to be sent: what was sent before and not changed since keeps its key and version. */
export function aboutToSend(
  draft: TaskDraft,
  version: number,
): TaskDraft & { readonly sent: { key: string; version: number } } {
  return { ...draft, sent: draft.sent ?? { key: newKey(), version } };
}

/** Another text, or other photos, is another sending. */
export function changed(draft: TaskDraft, part: Partial<Pick<TaskDraft, 'result' | 'photos'>>): TaskDraft {
  return { ...draft, ...part, sent: null };
}
