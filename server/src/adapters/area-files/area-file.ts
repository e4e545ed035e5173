/** A feature of a file, as it stands there. */
export interface FileFeature {
  /** Its place in the file, from 1. */
  readonly place: number;
  readonly id: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
  /** GeoJSON, unchecked; null: none. */
  readonly geometry: unknown;
}

export interface AreaFile {
  readonly format: 'geojson' | 'shapefile' | 'kml';
  readonly features: readonly FileFeature[];
}
