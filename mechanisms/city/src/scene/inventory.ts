import { findClass } from '../catalogue/class.js';
import { GBT_47678_5 } from '../catalogue/gbt47678-5.js';
import { leadUnit, type Responsibility } from '../catalogue/responsible.js';
import { type Point, toFinePosition } from '../district/mesh.js';
import { type Random, random, weighted } from '../random.js';
import type { Cell, CellIndex } from './cells.js';
import type { ComponentState, SampleComponent } from './sample.js';

export interface Described {
  /** Default: the name of its class. */
  readonly name?: string;
  readonly properties?: SampleComponent['properties'];
}

interface Units {
  readonly department: string | null;
  readonly owner: string | null;
  readonly maintainer: string | null;
}

const STATES: readonly ComponentState[] = ['intact', 'broken', 'lost', 'discarded', 'removed'];
const SHARES = [972, 19, 4, 3, 2];
/** Whose the shared lines are, where several units come into question: in the order of the duties. */
const LARGER_FIRST = [5, 4, 3, 2, 1];
const DIVISION = '620103';

/** The register of components as it fills: numbers, states, units and days of survey. */
export class Inventory {
  readonly components: SampleComponent[] = [];
  readonly #cells: CellIndex;
  readonly #seed: number;
  readonly #serials = new Map<string, number>();
  readonly #chance = new Map<string, Random>();
  readonly #leads = new Map<string, Responsibility>();
  readonly #surveyed = new Map<string, string>();

  constructor(cells: CellIndex, seed: number) {
    this.#cells = cells;
    this.#seed = seed;
  }

  /** @returns false where the place lies on the line between two cells, or in none: nothing is added there. */
  add(classCode: string, point: Point, { name, properties = {} }: Described = {}): boolean {
    const cell = this.#cells.at(point);
    if (!cell) return false;
    const ref = { standardRef: GBT_47678_5, kind: 'component', code: classCode } as const;
    const rng = this.#chanceOf(classCode);
    const [lon, lat] = toFinePosition(point);
    this.components.push({
      id: this.#next(classCode),
      classCode,
      name: name ?? findClass(ref)?.name ?? classCode,
      state: STATES[weighted(SHARES, rng)] ?? 'intact',
      lon,
      lat,
      areaPath: cell.path,
      ...this.#unitsOf(classCode, cell, rng),
      firstOn: this.#firstOn(cell, rng),
      properties,
    });
    return true;
  }

  #next(classCode: string): string {
    const serial = (this.#serials.get(classCode) ?? 0) + 1;
    this.#serials.set(classCode, serial);
    return `${DIVISION}${classCode}${String(serial).padStart(6, '0')}`;
  }

  #chanceOf(classCode: string): Random {
    const known = this.#chance.get(classCode);
    if (known) return known;
    const made = random('scene', this.#seed, 'component', classCode);
    this.#chance.set(classCode, made);
    return made;
  }

  #unitsOf(classCode: string, cell: Cell, rng: Random): Units {
    const lead = this.#leadOf(classCode, cell);
    const chance = rng.next();
    if (lead.unit !== null) {
      const keeps = KEEPS.find((one) => one.classes.includes(classCode));
      // What another unit built or owns is kept up by that one.
      const maintainer = keeps && chance < keeps.share ? keeps.unit : lead.unit;
      return { department: lead.unit, owner: lead.unit, maintainer };
    }
    const owner = pickBy(lead.candidates, chance);
    return { department: null, owner, maintainer: owner };
  }

  #leadOf(classCode: string, cell: Cell): Responsibility {
    const key = `${classCode} ${cell.street}`;
    const known = this.#leads.get(key);
    if (known) return known;
    const found = leadUnit({ standardRef: GBT_47678_5, kind: 'component', code: classCode }, cell.path);
    this.#leads.set(key, found);
    return found;
  }

  /** Communities are surveyed one after another; what came later was found on a round. */
  #firstOn(cell: Cell, rng: Random): string {
    if (rng.chance(0.06)) return day(2026, rng);
    const known = this.#surveyed.get(cell.community);
    if (known) return known;
    const surveyed = day(2025, random('scene', this.#seed, 'survey', cell.community));
    this.#surveyed.set(cell.community, surveyed);
    return surveyed;
  }
}

/** Classes of which a unit that does not lead keeps some (onlyOwn duties of the catalogue). */
const KEEPS: readonly { readonly unit: string; readonly classes: readonly string[]; readonly share: number }[] = [
  { unit: 'shuiwuju', classes: ['01013'], share: 0.7 },
  {
    unit: 'gongtou',
    classes: ['01002', '01003', '01004', '03001', '03005', '04002', '04006', '04007', '04010', '04013'],
    share: 0.12,
  },
];

function pickBy(candidates: readonly string[], chance: number): string | null {
  const weights = candidates.map((_, i) => LARGER_FIRST[i] ?? 1);
  let rest = chance * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, candidate] of candidates.entries()) {
    rest -= weights[i] ?? 1;
    if (rest < 0) return candidate;
  }
  return candidates.at(-1) ?? null;
}

function day(year: number, rng: Random): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  // In 2026 only the months before the summer: nothing is surveyed in days to come.
  return `${year}-${two(1 + rng.below(year === 2026 ? 3 : 12))}-${two(1 + rng.below(28))}`;
}
