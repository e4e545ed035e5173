export type Position = readonly [lon: number, lat: number];

export interface Polygon {
  readonly type: 'Polygon';
  /** Closed rings, the outer one counter-clockwise. */
  readonly coordinates: readonly (readonly Position[])[];
}

export interface MultiPolygon {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly (readonly Position[])[])[];
}

export type AreaLevel = 'district' | 'street' | 'community' | 'cell';

export interface AreaProperties {
  readonly level: AreaLevel;
  readonly name: string;
  readonly nameEn?: string;
  /** The id of the area one level up; null for the district. */
  readonly parent: string | null;
  /** Ids from the district down to this one, joined by `/`. */
  readonly path: string;
}

/**
 * An area. Its id is its number: 6 digits of the district (GB/T 2260), 3 more of the street, 3 of the community,
 * 3 of the grid cell (单元网格, 15 digits).
 */
export interface AreaFeature {
  readonly type: 'Feature';
  readonly id: string;
  readonly properties: AreaProperties;
  readonly geometry: Polygon | MultiPolygon;
}

export interface AreaCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly AreaFeature[];
}
