import { civilOf, DAY, dayNumber } from './civil.js';
import type { Reading } from './definition.js';
import { END, FIRST } from './range.js';
import { buildTable, type Table } from './table.js';
import type { Instant } from './types.js';

/**
 * The table of the years asked for so far. It grows by whole years and at least doubles, to the side that was asked for, so
 * that all growing together costs no more than twice the last time.
 */
export class Cover {
  #table: Table | null = null;

  constructor(readonly reading: Reading) {}

  /** A table that holds `[a, b]`. */
  spanning(a: Instant, b: Instant): Table {
    const table = this.#table;
    if (table !== null && a >= table.from && b < table.to) return table;
    if (table === null) return this.#build(startOfYear(a, 0), startOfYear(b, 1));
    const size = table.to - table.from;
    const from = a < table.from ? Math.min(startOfYear(a, 0), startOfYear(table.from - size, 0)) : table.from;
    const to = b >= table.to ? Math.max(startOfYear(b, 1), startOfYear(table.to + size, 0)) : table.to;
    return this.#build(from, to);
  }

  /** A table that goes on further; null where the present one ends with the year 9999. */
  later(table: Table): Table | null {
    return table.to === END ? null : this.spanning(table.from, table.to);
  }

  /** A table that begins sooner; null where the present one begins with the year 1. */
  earlier(table: Table): Table | null {
    return table.from === FIRST ? null : this.spanning(table.from - 1, table.from);
  }

  #build(from: Instant, to: Instant): Table {
    this.#table = buildTable(this.reading, Math.max(from, FIRST), Math.min(to, END));
    return this.#table;
  }
}

function startOfYear(t: Instant, yearsOn: number): Instant {
  return dayNumber(civilOf(Math.floor(t / DAY)).year + yearsOn, 1, 1) * DAY;
}
