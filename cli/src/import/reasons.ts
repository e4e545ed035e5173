/** Kinds of reasons that are told apart; a file may invent any number. */
const toldApart = 50;

/** Counts reasons by their kind: what differs from case to case (ids, instants) does not make another kind. */
export class Reasons {
  private readonly counts = new Map<string, number>();
  private others = 0;

  add(reason: string): void {
    const kind = reason
      .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?/g, '…')
      .replaceAll(/\bcase [\w-]+$/g, 'case …');
    const count = this.counts.get(kind);
    if (count === undefined && this.counts.size >= toldApart) this.others += 1;
    else this.counts.set(kind, (count ?? 0) + 1);
  }

  /** The most frequent first. */
  *lines(): Generator<string> {
    for (const [kind, count] of [...this.counts].sort(([, a], [, b]) => b - a)) yield `${count}: ${kind}`;
    if (this.others > 0) yield `${this.others}: other reasons`;
  }
}
