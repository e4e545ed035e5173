/** Rung after each commit that left something to carry on; whoever carries it on listens. Ringing never throws or waits. */
export interface Bell {
  ring(): void;
  /** Gives what ends the listening. */
  onRing(call: () => void): () => void;
}

export function createBell(): Bell {
  const calls = new Set<() => void>();
  return {
    ring() {
      for (const call of [...calls]) call();
    },
    onRing(call) {
      calls.add(call);
      return () => {
        calls.delete(call);
      };
    },
  };
}
