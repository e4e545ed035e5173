import { CARD_KINDS, hasComposite } from '@bihuan/city';
import { compareDecimals, decimal, unitsAt } from '@bihuan/scoring';
import { at, Faults, isObject, join } from '../faults.js';
import type { InputError } from '../types.js';

type Members = Readonly<Record<string, unknown>>;

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const most = 100;

/** Composites of cards: known figures, weights that sum to exactly 1, grades from the best down, and no two in force at once. */
export function checkCards(body: unknown): InputError[] {
  const faults = new Faults();
  if (!isObject(body) || !Array.isArray(body.composites) || body.composites.length > most) {
    faults.add('composites', 'wrong-type', `a list of at most ${most}`);
    return faults.found;
  }
  faults.only(body, '', ['composites']);
  const composites: unknown[] = body.composites;
  composites.forEach((each, i) => {
    if (isObject(each)) checkComposite(faults, each, at('composites', i));
    else faults.add(at('composites', i), 'wrong-type', 'a composite: an object');
  });
  checkValidity(faults, composites);
  return faults.found;
}

function checkComposite(faults: Faults, one: Members, path: string): void {
  faults.only(one, path, ['id', 'card', 'validFrom', 'validUntil', 'phase', 'parts', 'sample', 'grades']);
  if (typeof one.id !== 'string' || !ID.test(one.id)) {
    faults.add(join(path, 'id'), 'bad-id', 'small letters, digits and hyphens');
  }
  const card = faults.oneOf(one, 'card', path, CARD_KINDS.map(({ id }) => id).filter(hasComposite));
  faults.oneOf(one, 'phase', path, ['trial', 'formal']);
  if (!isDate(one.validFrom)) faults.add(join(path, 'validFrom'), 'bad-date', 'a date such as 2026-01-01');
  if (one.validUntil !== null && !isDate(one.validUntil)) {
    faults.add(join(path, 'validUntil'), 'bad-date', 'a date such as 2026-12-31, or null');
  } else if (isDate(one.validFrom) && isDate(one.validUntil) && one.validUntil < one.validFrom) {
    faults.add(join(path, 'validUntil'), 'ends-before', 'not before the first day');
  }
  const kind = CARD_KINDS.find(({ id }) => id === card);
  if (kind === undefined) return;
  checkParts(
    faults,
    one.parts,
    join(path, 'parts'),
    kind.indicators.map(({ id }) => id),
  );
  checkSample(
    faults,
    one.sample,
    join(path, 'sample'),
    kind.counts.map(({ id }) => id),
  );
  checkGrades(faults, one.grades, join(path, 'grades'));
}

function checkParts(faults: Faults, parts: unknown, path: string, known: readonly string[]): void {
  if (!Array.isArray(parts) || parts.length === 0 || parts.length > known.length) {
    faults.add(path, 'wrong-parts', `1 to ${known.length} figures of the card, each once`, { most: known.length });
    return;
  }
  const weights: number[] = [];
  const seen = new Set<unknown>();
  parts.forEach((part: unknown, i) => {
    const place = at(path, i);
    if (!isObject(part)) {
      faults.add(place, 'wrong-type', 'a figure and its weight');
      return;
    }
    faults.only(part, place, ['indicator', 'weight']);
    faults.oneOf(part, 'indicator', place, known);
    if (seen.has(part.indicator)) faults.add(join(place, 'indicator'), 'twice', 'each figure once');
    seen.add(part.indicator);
    const { weight } = part;
    if (typeof weight === 'number' && weight > 0 && weight <= 1) weights.push(weight);
    else faults.add(join(place, 'weight'), 'out-of-range', 'more than 0, 1 at most', { from: 0, to: 1 });
  });
  if (weights.length < parts.length) return;
  const exact = weights.map(decimal);
  const scale = Math.max(...exact.map((each) => each.scale));
  const sum = { units: exact.reduce((all, each) => all + unitsAt(each, scale), 0n), scale };
  if (compareDecimals(sum, decimal(1)) !== 0) {
    const text = String(Number(sum.units) / 10 ** scale);
    faults.add(path, 'bad-sum', `weights that sum to exactly 1, not ${text}`, { sum: text });
  }
}

function checkSample(faults: Faults, sample: unknown, path: string, known: readonly string[]): void {
  if (!isObject(sample)) {
    faults.add(path, 'wrong-type', 'a count, and how many of it');
    return;
  }
  faults.only(sample, path, ['count', 'atLeast']);
  faults.oneOf(sample, 'count', path, known);
  const { atLeast } = sample;
  if (typeof atLeast !== 'number' || !Number.isInteger(atLeast) || atLeast < 0 || atLeast > 1_000_000) {
    faults.add(join(path, 'atLeast'), 'not-in-range', 'a whole number from 0 to 1000000', { from: 0, to: 1_000_000 });
  }
}

function checkGrades(faults: Faults, grades: unknown, path: string): void {
  if (!Array.isArray(grades) || grades.length === 0 || grades.length > 10) {
    faults.add(path, 'wrong-grades', '1 to 10 grades, the best first');
    return;
  }
  let above = Number.POSITIVE_INFINITY;
  const seen = new Set<unknown>();
  grades.forEach((each: unknown, i) => {
    const place = at(path, i);
    if (!isObject(each)) {
      faults.add(place, 'wrong-type', 'a grade, and from how many points on');
      return;
    }
    faults.only(each, place, ['grade', 'from']);
    const name = faults.text(each, 'grade', place, 20);
    if (name !== null && seen.has(name)) faults.add(join(place, 'grade'), 'twice', 'each grade once');
    seen.add(name);
    const { from } = each;
    if (typeof from !== 'number' || !(from >= 0 && from <= 100)) {
      faults.add(join(place, 'from'), 'not-in-range', 'points from 0 to 100', { from: 0, to: 100 });
    } else if (from >= above) {
      faults.add(join(place, 'from'), 'not-descending', 'fewer points than the grade above');
    } else above = from;
  });
  if (above > 0 && above !== Number.POSITIVE_INFINITY) {
    faults.add(at(path, grades.length - 1), 'last-grade', 'the last grade begins at 0');
  }
}

/** Two of a kind overlap where they begin on one day, or where one begins before the last day that another names. */
function checkValidity(faults: Faults, composites: readonly unknown[]): void {
  composites.forEach((one, i) => {
    if (!isObject(one)) return;
    composites.slice(0, i).forEach((other) => {
      if (!isObject(other)) return;
      const place = at('composites', i);
      if (one.id === other.id) {
        faults.add(join(place, 'id'), 'twice', `another id: "${String(one.id)}" stands before`, {
          other: String(one.id),
        });
      }
      if (one.card !== other.card || !isDate(one.validFrom) || !isDate(other.validFrom)) return;
      const [first, second] = one.validFrom < other.validFrom ? [one, other] : [other, one];
      const overlaps =
        first.validFrom === second.validFrom ||
        (isDate(first.validUntil) && first.validUntil >= String(second.validFrom));
      if (!overlaps) return;
      faults.add(join(place, 'validFrom'), 'overlap', `other days: it overlaps "${String(other.id)}"`, {
        other: String(other.id),
      });
    });
  });
}

/** Of the calendar, and there. */
function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !DATE.test(value)) return false;
  const there = new Date(`${value}T00:00Z`);
  return !Number.isNaN(there.getTime()) && there.toISOString().startsWith(value);
}
