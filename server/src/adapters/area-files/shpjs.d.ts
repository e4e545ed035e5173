declare module 'shpjs' {
  /** @param prj what projects to degrees, as WKT; absent: as it stands */
  export function parseShp(shp: Uint8Array, prj?: string): readonly (object | null)[];
  export function parseDbf(dbf: Uint8Array, cpg?: string): readonly Record<string, unknown>[];
}
