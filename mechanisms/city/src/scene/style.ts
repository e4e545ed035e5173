import { random } from '../random.js';
import type { Cell } from './cells.js';
import type { Style } from './houses.js';
import { type Direction, direction, length } from './plane.js';
import type { Block } from './uses.js';

/** Rows may turn so far from west and east, as rise for each metre: about 20°. */
const MOST_TURN = 0.36;

/** What the houses of a block have in common; a cell's rows run with its longest side that leads about west to east. */
export function styleOf(cell: Cell, block: Block, seed: number): Style {
  const rng = random('scene', seed, 'style', block.cells[0]?.id ?? cell.id);
  return {
    slab: rng.pick([6, 6, 6, 7, 7, 11]),
    tower: rng.pick([18, 18, 24, 26, 30, 33]),
    ahead: eastward(cell) ?? direction({ x: 0, y: 0 }, { x: 1, y: rng.between(-0.08, 0.08) }),
  };
}

function eastward({ ring }: Cell): Direction | undefined {
  let best: Direction | undefined;
  let longest = 0;
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? a;
    const ahead = direction(a, b);
    // A side that leads north turns the rows as well, by a quarter.
    for (const turned of [ahead, { x: ahead.y, y: -ahead.x }]) {
      const east = turned.x < 0 ? { x: -turned.x, y: -turned.y } : turned;
      if (Math.abs(east.y) > MOST_TURN * east.x || length(a, b) <= longest) continue;
      longest = length(a, b);
      best = east;
    }
  }
  return best;
}
