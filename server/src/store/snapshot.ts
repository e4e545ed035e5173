/** What a transaction of the database sees: every transaction below `xmin`, none from `xmax` on, and not those between that ran. */
export interface Snapshot {
  readonly xmin: bigint;
  readonly xmax: bigint;
  /** How many of those between ran. */
  readonly running: number;
  /** As the database writes it. */
  readonly text: string;
}

/** @throws Error where the text is no snapshot */
export function parseSnapshot(text: string): Snapshot {
  const [, xmin, xmax, running] = /^(\d+):(\d+):([\d,]*)$/.exec(text) ?? [];
  if (xmin === undefined || xmax === undefined || running === undefined) throw new Error(`"${text}" is no snapshot`);
  return {
    xmin: BigInt(xmin),
    xmax: BigInt(xmax),
    running: running === '' ? 0 : running.split(',').length,
    text,
  };
}

/**
 * Was it taken later, after something had been committed? On one server what is seen only grows: `xmax` rises with what
 * ends, and between two of the same `xmax` fewer still run.
 */
export function isLater(one: Snapshot, other: Snapshot): boolean {
  return one.xmax > other.xmax || (one.xmax === other.xmax && one.running < other.running);
}
