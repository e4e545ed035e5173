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

/** Files of areas, as the wiring hands them to the use cases. */
export interface AreaFiles {
  /**
   * @param name of the file: what it is shows in its ending
   * @throws an error with a `code` (`area-file-…`) and `params`, a `line` among them where there is one
   */
  read(bytes: Buffer, name: string): Promise<AreaFile>;
}
