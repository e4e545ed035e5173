import type { AreaDivide, AreaDivided } from '@bihuan/contracts';
import { areaOf, checkShape, divide, onLattice, type Polygon, type Position, type Shape } from '@bihuan/geo';
import type { Tx } from '../../store/database.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import type { KnownArea } from './draft.js';
import { entryOf } from './entry.js';
import { shapeOut } from './findings.js';
import { knownAreas } from './known-areas.js';
import { nextCodes } from './next-codes.js';

/** More are not made at once: a serial has three digits. */
const MOST = 999;

/**
 * Cells for an area that has none, or for a block that was drawn in it, with codes of their own. Nothing is stored: they
 * are saved as a draft. A street's cells are made community by community, in those that have none, or
 * in all where the cells that there are shall end.
 */
export function divideArea(app: App, actor: Actor, input: AreaDivide): Promise<Result<AreaDivided>> {
  return readAs(app, actor, 'config.write', async (tx) => cellsFor(tx, actor.tenant, input));
}

async function cellsFor(tx: Tx, tenant: string, input: AreaDivide): Promise<Result<AreaDivided>> {
  const known = await knownAreas(tx, tenant);
  const live = known.filter((area) => !area.retired && area.layer === null);
  const parent = live.find((area) => area.id === input.parent);
  if (parent === undefined) return failed({ code: 'not-found' });
  // A cell's code hangs on a community's.
  const communities = live.filter((area) => area.parent === parent.id && area.level === 'community');
  const wholes = parent.level === 'community' ? [parent] : input.shape === null ? communities : [];
  if (wholes.length === 0) {
    return failed({ code: 'rule', reason: 'area-without-communities', params: { name: parent.name } });
  }
  // Where there are cells already, others would lie on them.
  const cellsOf = (whole: KnownArea) => live.filter((area) => area.parent === whole.id);
  const empty = wholes.filter((whole) => input.shape !== null || input.replace || cellsOf(whole).length === 0);
  if (empty.length === 0) return failed({ code: 'rule', reason: 'area-has-cells', params: { name: parent.name } });
  const cells: AreaDivided['cells'] = [];
  const taken = new Set(known.map((area) => area.id));
  for (const whole of empty) {
    const shape = input.shape === null ? whole.geometry : (input.shape as Shape);
    if (shape === null) return failed({ code: 'rule', reason: 'area-without-shape', params: { name: whole.name } });
    const [wrong] = checkShape(shape);
    if (wrong !== undefined) {
      return failed({ code: 'rule', reason: 'area-shape-wrong', params: { name: whole.name, why: wrong.kind } });
    }
    if (areaOf(shape) / input.squareMetres > MOST) {
      return failed({ code: 'rule', reason: 'too-many-cells', params: { name: whole.name, most: MOST } });
    }
    const shapes = divide(shape, input.squareMetres).map(laidOnLattice);
    const codes = nextCodes(whole.id, shapes.length, taken);
    for (const [i, geometry] of shapes.entries()) {
      const id = codes[i];
      if (id === undefined) {
        return failed({ code: 'rule', reason: 'too-many-cells', params: { name: whole.name, most: MOST } });
      }
      taken.add(id);
      cells.push({
        id,
        version: 0,
        level: 'cell',
        layer: null,
        parent: whole.id,
        name: cellName(whole.name, id),
        nameEn: whole.nameEn === null ? null : `${whole.nameEn} cell ${Number(id.slice(-3))}`,
        geometry: shapeOut(geometry),
        retired: false,
        squareMetres: areaOf(geometry),
      });
    }
  }
  const sizes = cells.map((cell) => cell.squareMetres);
  const ends = input.replace && input.shape === null ? empty.flatMap(cellsOf).map(entryOf) : [];
  return done({
    cells,
    ends: ends.map((entry) => ({ ...entry, retired: true })),
    smallest: Math.min(...sizes),
    largest: Math.max(...sizes),
  });
}

function cellName(parent: string, id: string): string {
  return `${parent.replace(/(社区|街道)$/u, '')}${id.slice(-3).replace(/^0(?=\d\d)/, '')}网格`;
}

/** Cells share corners to the digit, so what one is rounded to, its neighbour is rounded to. */
function laidOnLattice(shape: Shape): Shape {
  const rings = (polygon: Polygon): Polygon => polygon.map((ring) => withoutRepeats(ring.map(onLattice)));
  return shape.type === 'Polygon'
    ? { type: 'Polygon', coordinates: rings(shape.coordinates) }
    : { type: 'MultiPolygon', coordinates: shape.coordinates.map(rings) };
}

function withoutRepeats(ring: readonly Position[]): Position[] {
  return ring.filter(([lon, lat], i) => {
    const before = ring[i - 1];
    return before === undefined || before[0] !== lon || before[1] !== lat;
  });
}
