import { type Area, areaOf, checkShape, isUnreadable, repairShape, type Shape, type ShapeFault } from '@bihuan/geo';
import { InputError } from './io/errors.js';
import { jsonFile } from './io/json-file.js';

export interface AreasFile {
  /** The smallest first; of equally large ones by id, so that the file's order decides nothing. */
  readonly areas: readonly Area[];
  /** What is wrong with shapes that can be read all the same, a line each. */
  readonly remarks: readonly string[];
}

const SHOWN = 100;

/**
 * Areas of a GeoJSON file.
 * @throws InputError with the file's name and, of every feature that cannot be used, its place in the file, its id and why
 */
export async function loadAreas(file: string, strict: boolean): Promise<AreasFile> {
  const features = await jsonFile(file, featuresOf);
  const refusals: string[] = [];
  const remarks: string[] = [];
  const sized: { readonly area: Area; readonly size: number }[] = [];
  const places = new Map<string, number>();
  for (const [i, feature] of features.entries()) {
    const { id, level, geometry } = membersOf(feature);
    const name = `${file}: feature ${i + 1}${id === null ? '' : ` ("${id}")`}`;
    const earlier = id === null ? undefined : places.get(id);
    const faults = faultsOf(geometry);
    if (id === null) refusals.push(`${name}: has no id (a text or number as "id" or "properties.id")`);
    else if (earlier !== undefined) refusals.push(`${name}: has the id of feature ${earlier + 1}`);
    const grave = strict ? faults : faults.filter(isUnreadable);
    for (const fault of grave) refusals.push(`${name}: ${phrase(fault, geometry)}`);
    if (id === null || earlier !== undefined || grave.length > 0) continue;
    places.set(id, i);
    for (const fault of faults) remarks.push(`${name}: ${phrase(fault, geometry)}; ${readAs(fault)}`);
    const shape = faults.some(({ kind }) => kind === 'unclosed') ? repairShape(geometry).shape : (geometry as Shape);
    if (shape !== null) sized.push({ area: { id, level, shape }, size: areaOf(shape) });
  }
  if (refusals.length > 0) throw new InputError(shortened(refusals).join('\n'));
  if (features.length === 0) remarks.push(`${file}: has no features, so no point lies in any area`);
  sized.sort((a, b) => a.size - b.size || (a.area.id < b.area.id ? -1 : 1));
  return { areas: sized.map(({ area }) => area), remarks: shortened(remarks) };
}

function featuresOf(value: unknown): readonly unknown[] {
  const { type, features } = object(value);
  if (type !== 'FeatureCollection') throw new Error(`not a GeoJSON FeatureCollection (its "type" is ${shown(type)})`);
  if (!Array.isArray(features)) throw new Error('"features" is not a list');
  return features;
}

function membersOf(feature: unknown): { id: string | null; level: string; geometry: unknown } {
  const { id, properties, geometry } = object(feature);
  const named = object(properties);
  return { id: text(id) ?? text(named.id), level: text(named.level) ?? '', geometry };
}

/** A repeated position changes nothing. */
function faultsOf(geometry: unknown): ShapeFault[] {
  return checkShape(geometry).filter(({ kind }) => kind !== 'repeated');
}

function phrase(fault: ShapeFault, geometry: unknown): string {
  const at = fault.at === null ? '' : ` at ${fault.at.join(', ')}`;
  const polygon = object(geometry).type === 'MultiPolygon' ? `polygon ${fault.polygon + 1}, ` : '';
  const ring = `${polygon}${fault.ring === 0 ? 'outer ring' : `hole ${fault.ring}`}`;
  switch (fault.kind) {
    case 'type':
      return `its geometry is ${shown(object(geometry).type)}, not a Polygon or MultiPolygon`;
    case 'structure':
      return `${ring}, position ${fault.position + 1}: not a list of rings of [lon, lat]`;
    case 'empty':
      return 'its geometry is empty';
    case 'not-number':
      return `${ring}, position ${fault.position + 1}: a coordinate is not a finite number`;
    case 'range':
      return `${ring}, position ${fault.position + 1}: ${fault.at?.join(', ')} is beyond ±180, ±90`;
    case 'short':
      return `${ring} has fewer than three different positions`;
    case 'unclosed':
      return `${ring} is not closed: its last position is not its first`;
    case 'repeated':
      return `${ring} repeats a position${at}`;
    case 'crossing':
      return `${ring} crosses itself${at}`;
    case 'touching':
      return `${ring} touches itself${at}`;
    case 'rings-cross':
      return `${ring} crosses another ring${at}`;
    case 'hole-outside':
      return `${ring} lies outside of its outer ring${at}`;
  }
}

function readAs({ kind }: ShapeFault): string {
  if (kind === 'unclosed') return 'read as if closed';
  if (kind === 'hole-outside') return 'takes nothing away';
  return kind === 'rings-cross' ? 'what lies in a hole is taken away' : 'read by the even-odd rule';
}

function shortened(messages: readonly string[]): readonly string[] {
  if (messages.length <= SHOWN) return messages;
  return [...messages.slice(0, SHOWN), `… and ${messages.length - SHOWN} more like these`];
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
