import type { Polygon, Position } from '../district/geojson.js';

/** What the map shows beside components: the layers of its features and their properties, in metres. */
export type SampleLayer = 'building' | 'road' | 'pipe' | 'green' | 'water';

export interface LineString {
  readonly type: 'LineString';
  readonly coordinates: readonly Position[];
}

export interface SampleFeature {
  readonly layer: SampleLayer;
  /** Once in its layer. */
  readonly id: string;
  readonly geometry: Polygon | LineString;
  readonly properties: Readonly<Record<string, string | number>>;
}

export type ComponentState = 'intact' | 'broken' | 'lost' | 'discarded' | 'removed';

/** A component of the sample's inventory: a class of GB/T 47678.5-2026. */
export interface SampleComponent {
  /** 17 digits: division, class, serial. */
  readonly id: string;
  readonly classCode: string;
  readonly name: string;
  readonly state: ComponentState;
  readonly lon: number;
  readonly lat: number;
  /** Down to its cell. */
  readonly areaPath: string;
  /** Units of the sample district: who answers for the class here, whose it is, who keeps it up. */
  readonly department: string | null;
  readonly owner: string | null;
  readonly maintainer: string | null;
  /** The day of its first survey, `2024-05-13`. */
  readonly firstOn: string;
  /** Measures in metres (`height`, `depth`, `diameter` …), and what else its class has. */
  readonly properties: Readonly<Record<string, string | number>>;
}

export interface SampleCity {
  readonly components: readonly SampleComponent[];
  readonly features: readonly SampleFeature[];
}
