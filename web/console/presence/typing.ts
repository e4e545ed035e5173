type Typing = { readonly caseId: string; readonly type: string } | null;

let typing: Typing = null;
const hearers = new Set<() => void>();

/** Says which form of a case is open here (null: none); gives what takes it back. */
export function saysTyping(caseId: string, type: string | null): () => void {
  set(type === null ? null : { caseId, type });
  return () => set(null);
}

export function typingOf(caseId: string): string | null {
  return typing?.caseId === caseId ? typing.type : null;
}

export function onTyping(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

function set(next: Typing): void {
  typing = next;
  for (const hear of [...hearers]) hear();
}
