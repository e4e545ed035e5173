import type { RoadKind } from './roads.js';

export type PipeKind = 'water' | 'sewage' | 'rain' | 'gas' | 'heat' | 'power' | 'telecom';

export interface PipeSpec {
  readonly kind: PipeKind;
  /** Class of its manholes in GB/T 47678.5. */
  readonly manhole: string;
  /** Under which roads it lies. */
  readonly roads: readonly RoadKind[];
  /** Where in the road: −1 and 1 are the kerbs, seen in the road's direction. */
  readonly lane: number;
  /** Between manholes, in metres. */
  readonly every: number;
  /** Of its top below the ground, in metres; of what flows by itself from the top of the hill to the river. */
  readonly depth: readonly [least: number, most: number];
  readonly flows: boolean;
  /** In metres, from the smallest on: under small and large roads, or with little and much that flows in. */
  readonly diameters: readonly number[];
  readonly material: string;
  /** Where its manhole stands at a crossing: a direction of length 1, so that no two kinds share a place. */
  readonly aside: readonly [x: number, y: number];
}

const DRIVEN: readonly RoadKind[] = ['trunk', 'primary', 'secondary', 'residential'];

/** Depths and the order across the road as in practice (GB 50289): cables beside the footway, sewers in the middle. */
export const PIPES: readonly PipeSpec[] = [
  {
    kind: 'water',
    manhole: '01001',
    roads: DRIVEN,
    lane: 0.52,
    every: 95,
    depth: [1.0, 1.6],
    flows: false,
    diameters: [0.1, 0.15, 0.2, 0.4, 0.6, 0.8],
    material: '球墨铸铁',
    aside: [1, 0],
  },
  {
    kind: 'sewage',
    manhole: '01002',
    roads: DRIVEN,
    lane: -0.28,
    every: 60,
    depth: [2.5, 4.8],
    flows: true,
    diameters: [0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.5],
    material: '钢筋混凝土',
    aside: [0.6, 0.8],
  },
  {
    kind: 'rain',
    manhole: '01003',
    roads: DRIVEN,
    lane: 0.24,
    every: 62,
    depth: [2, 3],
    flows: true,
    diameters: [0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.5, 1.8],
    material: '钢筋混凝土',
    aside: [-0.28, 0.96],
  },
  {
    kind: 'gas',
    manhole: '01011',
    roads: DRIVEN,
    lane: -0.56,
    every: 130,
    depth: [1.0, 1.6],
    flows: false,
    diameters: [0.1, 0.16, 0.2, 0.3, 0.4, 0.5],
    material: '聚乙烯',
    aside: [-0.96, 0.28],
  },
  {
    kind: 'heat',
    manhole: '01010',
    roads: DRIVEN,
    lane: 0.8,
    every: 120,
    depth: [1.4, 1.6],
    flows: false,
    diameters: [0.15, 0.2, 0.3, 0.5, 0.7, 0.9],
    material: '预制直埋保温管',
    aside: [-0.8, -0.6],
  },
  {
    kind: 'power',
    manhole: '01005',
    roads: DRIVEN,
    lane: -0.82,
    every: 85,
    depth: [0.7, 1.0],
    flows: false,
    diameters: [0.15, 0.15, 0.2, 0.4, 0.6, 0.8],
    material: '排管',
    aside: [0, -1],
  },
  {
    kind: 'telecom',
    manhole: '01007',
    roads: DRIVEN,
    lane: 0.94,
    every: 95,
    depth: [0.7, 1.0],
    flows: false,
    diameters: [0.1, 0.11, 0.11, 0.2, 0.3, 0.3],
    material: '塑料排管',
    aside: [0.8, -0.6],
  },
];
