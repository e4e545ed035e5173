import type { ComponentVersion } from '@bihuan/contracts';

/** Every version that a component had, as the history shows them. */
type Version = Omit<ComponentVersion, 'replacedBecause'>;

export interface Difference {
  /** A member, or `properties.NAME`. */
  readonly member: string;
  readonly before: unknown;
  readonly after: unknown;
}

const MEMBERS = [
  'name',
  'state',
  'location',
  'area',
  'department',
  'owner',
  'maintainer',
  'maintainedFrom',
  'maintainedUntil',
  'source',
  'firstOn',
  'changedOn',
  'remark',
] as const satisfies readonly (keyof Version)[];

/** What a version changed of the one before; pictures are told apart from the rest. */
export function differencesOf(before: Version, after: Version): Difference[] {
  const plain = MEMBERS.filter((member) => !isSame(before[member], after[member])).map((member) => ({
    member,
    before: before[member],
    after: after[member],
  }));
  const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)]);
  const measures = [...names].flatMap((name) => {
    const [old, next] = [before.properties[name] ?? null, after.properties[name] ?? null];
    return isSame(old, next) ? [] : [{ member: `properties.${name}`, before: old, after: next }];
  });
  const shape = isSame(before.geometry, after.geometry)
    ? []
    : [{ member: 'geometry', before: before.geometry, after: after.geometry }];
  return [...plain, ...measures, ...shape];
}

/** Pictures that a version has and another has not. */
export function photosOnlyIn(one: Version, other: Version): Version['photos'] {
  const ids = new Set(other.photos.map((photo) => photo.id));
  return one.photos.filter((photo) => !ids.has(photo.id));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
