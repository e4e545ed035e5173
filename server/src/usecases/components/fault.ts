/** What is wrong with a component, for a screen or a command to phrase. */
export interface Fault {
  /** As in `ComponentValues`; `location` for its place. */
  readonly member: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const PHRASES: Readonly<Record<string, string>> = {
  required: 'is missing',
  'too-long': 'has more than {max} characters',
  'bad-component-id': '"{value}" is no id by the standard: 17 or 16 digits',
  'bad-own-id': '"{value}" is no id: up to 40 letters, digits, ".", "_" and "-"',
  'id-division': 'the id begins with the division {inId}, and this is {division}',
  'id-class': 'the id says class {inId}, the row says {value}',
  'id-taken': 'there is a component {value} already',
  'no-such-class': 'there is no class {value} of components in {standard}',
  'not-a-component': '{value} is a class of events, not of components',
  'class-changed': 'the component is of class {before} and stays so',
  outside: '{lon}, {lat} lies outside the district',
  swapped: '{lon}, {lat} looks like latitude and longitude swapped: {toLon}, {toLat} lies in the district',
  gcj02: '{lon}, {lat} looks like GCJ-02: in WGS-84 it is {toLon}, {toLat}; import with --coordinates gcj02',
  bd09: '{lon}, {lat} looks like BD-09: in WGS-84 it is {toLon}, {toLat}; import with --coordinates bd09',
  'unknown-unit': 'there is no responsible unit "{value}"',
  'until-before-from': 'the maintenance ends before it begins',
  'in-future': '{value} lies in the future',
  'changed-before-first': 'it changed before it was there',
  'bad-geometry': 'is no GeoJSON geometry',
  'bad-properties': 'is no JSON object of measures',
  'not-your-picture': 'is no picture that you uploaded, or that is on this component',
  'row-twice': '{key} stands in line {first} already',
  'not-one-of': '"{value}" is none of {choices}',
  'not-a-number': '"{value}" is no number',
  'out-of-range': '{value} is not between {min} and {max}',
  'not-a-day': '"{value}" is no day: write 2026-03-01',
  'bad-signs': 'has signs that cannot be stored',
  'missing-column': 'the file has no such column',
  'unknown-column': '"{heading}" is no column that is known',
  'column-twice': '"{heading}" stands there twice',
  'too-many-cells': 'the row has {cells} cells, the first line {columns}',
  'not-a-feature': 'is no GeoJSON feature',
};

/** In English, for who reads an answer without a screen. */
export function phraseFault({ code, params }: Pick<Fault, 'code' | 'params'>): string {
  const phrase = PHRASES[code] ?? code;
  return phrase.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
