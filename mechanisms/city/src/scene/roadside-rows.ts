import type { Random } from '../random.js';
import { centimetres } from './plane.js';
import type { Road, RoadKind } from './roads.js';
import type { SampleComponent } from './sample.js';

/** Things that stand along roads in rows. */
export interface RoadsideRow {
  readonly classCode: string;
  readonly kinds: readonly RoadKind[];
  /** Between two, in metres. */
  readonly every: readonly [least: number, most: number];
  /** From the kerb outwards; negative is on the carriageway's side. */
  readonly fromKerb: number;
  readonly sides: 'both' | 'left' | 'right';
  /** Kerbside things may stand at a crossing's edge, others keep away from the crossing road. */
  readonly clear: number;
  properties(rng: Random, road: Road): SampleComponent['properties'];
}

const LARGE: readonly RoadKind[] = ['trunk', 'primary', 'secondary'];
const SPECIES = ['国槐', '国槐', '刺槐', '旱柳', '白蜡', '臭椿', '圆柏'] as const;

const none = (): SampleComponent['properties'] => ({});

function tree(rng: Random): SampleComponent['properties'] {
  const height = centimetres(rng.between(5, 12));
  return { species: rng.pick(SPECIES), height, crown: centimetres(height * rng.between(0.4, 0.6)) };
}

export const ROADSIDE_ROWS: readonly RoadsideRow[] = [
  { classCode: '04002', kinds: LARGE, every: [18, 21], fromKerb: 1.5, sides: 'both', clear: 1, properties: tree },
  {
    classCode: '04002',
    kinds: ['residential'],
    every: [30, 36],
    fromKerb: 1.2,
    sides: 'left',
    clear: 1,
    properties: tree,
  },
  { classCode: '01037', kinds: LARGE, every: [32, 35], fromKerb: 0.7, sides: 'both', clear: 1, properties: lamp },
  {
    classCode: '01037',
    kinds: ['residential'],
    every: [32, 35],
    fromKerb: 0.6,
    sides: 'right',
    clear: 0.6,
    properties: lamp,
  },
  {
    classCode: '01004',
    kinds: [...LARGE, 'residential'],
    every: [78, 86],
    fromKerb: -0.35,
    sides: 'both',
    clear: -9,
    properties: none,
  },
  {
    classCode: '01013',
    kinds: [...LARGE, 'residential'],
    every: [110, 120],
    fromKerb: 0.9,
    sides: 'right',
    clear: 0.5,
    properties: () => ({ height: 0.9 }),
  },
  {
    classCode: '03005',
    kinds: LARGE,
    every: [110, 140],
    fromKerb: 2.4,
    sides: 'both',
    clear: 1,
    properties: () => ({ height: 1 }),
  },
  {
    classCode: '03005',
    kinds: ['residential'],
    every: [110, 140],
    fromKerb: 2,
    sides: 'left',
    clear: 1,
    properties: () => ({ height: 1 }),
  },
  {
    classCode: '01006',
    kinds: LARGE,
    every: [150, 180],
    fromKerb: 1.1,
    sides: 'right',
    clear: 0.5,
    properties: () => ({ diameter: 0.5, depth: 0.8 }),
  },
  {
    classCode: '01027',
    kinds: [...LARGE, 'residential'],
    every: [230, 290],
    fromKerb: 2.9,
    sides: 'left',
    clear: 1,
    properties: () => ({ height: 1.6 }),
  },
  {
    classCode: '01028',
    kinds: [...LARGE, 'residential'],
    every: [260, 330],
    fromKerb: 3,
    sides: 'right',
    clear: 1,
    properties: () => ({ height: 1.5 }),
  },
  {
    classCode: '01060',
    kinds: LARGE,
    every: [380, 460],
    fromKerb: 2.6,
    sides: 'left',
    clear: 1,
    properties: () => ({ height: 1.4 }),
  },
  {
    classCode: '01030',
    kinds: ['alley'],
    every: [130, 160],
    fromKerb: 0.7,
    sides: 'right',
    clear: 0.3,
    properties: pole,
  },
  {
    classCode: '01031',
    kinds: ['alley'],
    every: [380, 460],
    fromKerb: 0.9,
    sides: 'left',
    clear: 0.3,
    properties: pole,
  },
  {
    classCode: '02017',
    kinds: ['trunk', 'primary'],
    every: [58, 62],
    fromKerb: -0.3,
    sides: 'both',
    clear: -9,
    properties: () => ({ height: 1.1, length: 50 }),
  },
  {
    classCode: '02010',
    kinds: LARGE,
    every: [170, 240],
    fromKerb: 0.8,
    sides: 'both',
    clear: 0.5,
    properties: () => ({ height: 3 }),
  },
  {
    classCode: '01050',
    kinds: LARGE,
    every: [280, 340],
    fromKerb: 0.9,
    sides: 'right',
    clear: 0.5,
    properties: () => ({ height: 6 }),
  },
  { classCode: '04007', kinds: LARGE, every: [420, 520], fromKerb: 3.4, sides: 'both', clear: 1, properties: none },
  {
    classCode: '03006',
    kinds: ['trunk', 'primary'],
    every: [300, 420],
    fromKerb: 4.2,
    sides: 'both',
    clear: 2,
    properties: () => ({ height: 4 }),
  },
  { classCode: '02025', kinds: LARGE, every: [240, 320], fromKerb: 3.6, sides: 'right', clear: 1, properties: none },
  {
    classCode: '01029',
    kinds: ['residential'],
    every: [300, 400],
    fromKerb: 1.8,
    sides: 'left',
    clear: 0.5,
    properties: none,
  },
  { classCode: '02034', kinds: LARGE, every: [190, 230], fromKerb: 3, sides: 'left', clear: 0.5, properties: none },
  { classCode: '01038', kinds: ['trunk'], every: [70, 90], fromKerb: 5, sides: 'both', clear: 1, properties: none },
  {
    classCode: '01008',
    kinds: LARGE,
    every: [420, 560],
    fromKerb: 1.6,
    sides: 'left',
    clear: 0.5,
    properties: () => ({ depth: 1.1, diameter: 0.6 }),
  },
  {
    classCode: '01023',
    kinds: ['alley', 'residential'],
    every: [700, 1_100],
    fromKerb: -1.2,
    sides: 'left',
    clear: -9,
    properties: () => ({ diameter: 0.6 }),
  },
  { classCode: '04005', kinds: ['trunk'], every: [90, 130], fromKerb: 3.8, sides: 'right', clear: 1, properties: none },
  {
    classCode: '01015',
    kinds: ['trunk', 'primary'],
    every: [330, 450],
    fromKerb: 1.3,
    sides: 'left',
    clear: 0.5,
    properties: () => ({ diameter: 0.5, depth: 0.7 }),
  },
  {
    classCode: '01042',
    kinds: ['trunk', 'primary'],
    every: [900, 1_300],
    fromKerb: 3.2,
    sides: 'right',
    clear: 1,
    properties: () => ({ height: 1.3 }),
  },
  {
    classCode: '01040',
    kinds: LARGE,
    every: [600, 900],
    fromKerb: 4.2,
    sides: 'left',
    clear: 1,
    properties: () => ({ height: 2.8 }),
  },
  {
    classCode: '01041',
    kinds: ['trunk', 'primary'],
    every: [1_200, 1_700],
    fromKerb: 3.3,
    sides: 'left',
    clear: 1,
    properties: () => ({ height: 2.3 }),
  },
  {
    classCode: '02011',
    kinds: ['secondary'],
    every: [900, 1_400],
    fromKerb: 0.9,
    sides: 'right',
    clear: 1,
    properties: () => ({ height: 4.5 }),
  },
];

function lamp(_: Random, { kind }: Road): SampleComponent['properties'] {
  const heights = { trunk: 12, primary: 11, secondary: 9, residential: 7, alley: 5, footway: 4 } as const;
  return { height: heights[kind], power: kind === 'trunk' ? 250 : 150 };
}

function pole(rng: Random): SampleComponent['properties'] {
  return { height: rng.pick([8, 10, 12]) };
}
