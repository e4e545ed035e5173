/** A small seeded generator of our own (sfc32), so that the same seed gives the same sample on every machine. */
export interface Random {
  /** [0, 1). */
  next(): number;
  /** An integer of 0 … n − 1. */
  below(n: number): number;
  /** [from, to). */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  /** @throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** Normal with mean 0 and deviation 1. */
  normal(): number;
  /** exp(normal): median as given, `spread` the deviation of the logarithm. */
  lognormal(median: number, spread: number): number;
}

/** Streams with other keys are independent: a case keeps its story when another case is added. */
export function random(...keys: readonly (number | string)[]): Random {
  const next = sfc32(seedWords(keys));
  const self: Random = {
    next,
    below: (n) => Math.floor(next() * n),
    between: (from, to) => from + (to - from) * next(),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[self.below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from: pass a list with something in it');
      return item;
    },
    // Irwin–Hall: twelve uniforms less six. No logarithm or cosine, whose last digit may differ between engines.
    normal: () => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return sum;
    },
    lognormal: (median, spread) => median * 2 ** (self.normal() * spread * Math.LOG2E),
  };
  return self;
}

/** The same items in another order. */
export function shuffled<T>(items: readonly T[], rng: Random): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = rng.below(i + 1);
    const [a, b] = [result[i], result[j]];
    if (a === undefined || b === undefined) break;
    result[i] = b;
    result[j] = a;
  }
  return result;
}

/** An index drawn by weights. */
export function weighted(weights: readonly number[], rng: Random): number {
  let rest = rng.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

/** FNV-1a over the keys, stretched to four words by splitmix32. */
function seedWords(keys: readonly (number | string)[]): [number, number, number, number] {
  let hash = 0x811c9dc5;
  for (const char of keys.join('\u0000')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  const word = (): number => {
    hash = (hash + 0x9e3779b9) | 0;
    let z = hash ^ (hash >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  return [word(), word(), word(), word()];
}

function sfc32([a0, b0, c0, d0]: [number, number, number, number]): () => number {
  let a = a0;
  let b = b0;
  let c = c0;
  let d = d0;
  const next = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
