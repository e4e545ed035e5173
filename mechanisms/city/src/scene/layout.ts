import { clip, type Line, type Point } from '../district/mesh.js';
import { type Random, random } from '../random.js';
import { type Building, building, type Layout } from './building.js';
import { oldQuarter, type Style, slabs, towers } from './houses.js';
import type { Front, Plot } from './plots.js';
import { type RowPattern, rowAlong } from './rows.js';
import type { Use } from './uses.js';
import { hospital, industry, mall, offices, onPodium, park, school } from './works.js';

/** Along the large roads, in metres. */
const FRONTAGE: Readonly<Record<string, RowPattern>> = {
  trunk: { depth: 24, gap: 0, least: 26, most: 46, aside: 12 },
  primary: { depth: 20, gap: 0, least: 24, most: 48, aside: 10 },
  secondary: { depth: 14, gap: 0, least: 20, most: 56, aside: 8 },
};
/** Between the houses on the street and those behind. */
const BEHIND = 12;

/** Fills a plot with what it is used for. */
export function layoutOf(plot: Plot, use: Use, style: Style, community: string, seed: number): Layout {
  const rng = random('scene', seed, 'layout', plot.cell.id);
  switch (use) {
    case 'park':
      return park(plot.ring, style, 'park', `${community}公园`);
    case 'square':
      return park(plot.ring, style, 'square', `${community}广场`);
    case 'school':
      return school(plot.ring, style, `${community}${rng.pick(['小学', '小学', '中学'])}`, rng);
    case 'hospital':
      return hospital(plot.ring, style, `${community}医院`, rng);
    case 'industry':
      return industry(plot.ring, style, rng);
    case 'mall':
      return mall(plot.ring, style, `${community}商场`, rng);
    default:
      return behindFronts(plot, use, style, rng);
  }
}

/** Shops and offices towards the large roads, the rest behind them. */
function behindFronts(plot: Plot, use: 'slabs' | 'towers' | 'old' | 'offices', style: Style, rng: Random): Layout {
  const fronts: Building[] = [];
  let rest: readonly Point[] = plot.ring;
  for (const front of plot.fronts) {
    const pattern = FRONTAGE[front.kind];
    if (!pattern) continue;
    const found = rowAlong(rest, front.line, 0, pattern, rng).flatMap((frame) => onStreet(frame, front, use, rng));
    if (found.length === 0) continue;
    fronts.push(...found);
    rest = clip([...rest], behind(front.line, pattern.depth + BEHIND));
    if (rest.length < 3) break;
  }
  const { buildings, lawns } = fill(rest, use, style, rng);
  return { buildings: [...fronts, ...buildings], lawns };
}

function fill(ring: readonly Point[], use: 'slabs' | 'towers' | 'old' | 'offices', style: Style, rng: Random): Layout {
  switch (use) {
    case 'slabs':
      return slabs(ring, style, rng);
    case 'old':
      return oldQuarter(ring, style, rng);
    case 'offices':
      return offices(ring, style, rng);
    case 'towers': {
      const found = towers(ring, style, rng);
      // Where no tower fits a slab may.
      return found.buildings.length > 0 ? found : slabs(ring, style, rng);
    }
  }
}

function onStreet(frame: Building['frame'], { kind }: Front, use: Use, rng: Random): Building[] {
  const isOffices = use === 'offices';
  if (kind === 'secondary') {
    if (rng.chance(isOffices ? 0.5 : 0.12)) return [building(frame, 'bar', 'office', rng.pick([5, 6, 8, 9]))];
    if (rng.chance(use === 'old' ? 0.7 : 0.4)) return [building(frame, 'bar', 'commercial', rng.pick([1, 2, 2, 3]))];
    return [building(frame, 'bar', 'residential', rng.pick([6, 6, 7]))];
  }
  if (frame.length > 30 && rng.chance(isOffices ? 0.6 : kind === 'trunk' ? 0.38 : 0.22)) {
    return onPodium(frame, rng.chance(isOffices ? 0.85 : 0.5) ? 'office' : 'residential', rng);
  }
  if (rng.chance(0.5)) return [building(frame, rng.chance(0.2) ? 'ell' : 'bar', 'office', rng.pick([6, 8, 9, 11, 12]))];
  return [building(frame, 'bar', 'commercial', rng.pick([2, 3, 4, 5]))];
}

function behind({ nx, ny, offset }: Line, metres: number): Line {
  return { nx, ny, offset: offset - metres };
}
