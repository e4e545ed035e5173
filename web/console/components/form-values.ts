import type { ComponentChange, ComponentCreate, ComponentDetail, ComponentState, Point } from '@bihuan/contracts';
import { measureText, measureValue } from './measures.js';

/** What stands in the form: texts as they are typed. */
export interface FormValues {
  readonly id: string;
  readonly classCode: string | null;
  readonly name: string;
  readonly state: ComponentState;
  readonly place: Point | null;
  readonly department: string | null;
  readonly owner: string | null;
  readonly maintainer: string | null;
  readonly maintainedFrom: string;
  readonly maintainedUntil: string;
  readonly source: string;
  readonly firstOn: string;
  readonly changedOn: string;
  readonly remark: string;
  readonly measures: readonly { readonly key: number; readonly name: string; readonly value: string }[];
  readonly photos: readonly string[];
  readonly note: string;
}

/** @param today the day on which a new one is first surveyed */
export function valuesOf(detail: ComponentDetail | null, today: string): FormValues {
  return {
    id: detail?.id ?? '',
    classCode: detail?.class.code ?? null,
    name: detail?.name ?? '',
    state: detail?.state ?? 'intact',
    place: detail?.location ?? null,
    department: detail?.department?.id ?? null,
    owner: detail?.owner?.id ?? null,
    maintainer: detail?.maintainer?.id ?? null,
    maintainedFrom: detail?.maintainedFrom ?? '',
    maintainedUntil: detail?.maintainedUntil ?? '',
    source: detail?.source ?? '',
    firstOn: detail?.firstOn ?? today,
    changedOn: detail?.changedOn ?? '',
    remark: detail?.remark ?? '',
    measures: Object.entries(detail?.properties ?? {}).map(([name, value], key) => ({
      key,
      name,
      value: measureText(value),
    })),
    photos: detail?.photos.filter((photo) => !photo.erased).map((photo) => photo.id) ?? [],
    note: '',
  };
}

/** Mandatory members that are still empty. */
export function missingIn(values: FormValues, isNew: boolean): string[] {
  const { id, classCode, name, place, firstOn } = values;
  return [
    ...(isNew && id.trim() === '' ? ['id'] : []),
    ...(isNew && classCode === null ? ['class'] : []),
    ...(name.trim() === '' ? ['name'] : []),
    ...(place === null ? ['location'] : []),
    ...(firstOn === '' ? ['firstOn'] : []),
  ];
}

export function changeOf(values: FormValues, version: number, before: ComponentDetail): ComponentChange {
  return { ...saidBy(values, before), version, note: values.note.trim() };
}

export function createOf(values: FormValues): ComponentCreate {
  return { ...saidBy(values, null), id: values.id.trim(), class: { code: values.classCode ?? '' } };
}

function saidBy(values: FormValues, before: ComponentDetail | null): Omit<ComponentChange, 'version' | 'note'> {
  const named = values.measures.filter(({ name }) => name.trim() !== '');
  return {
    name: values.name.trim(),
    state: values.state,
    location: values.place ?? { lon: 0, lat: 0 },
    coordinates: 'wgs84',
    department: values.department,
    owner: values.owner,
    maintainer: values.maintainer,
    maintainedFrom: orNull(values.maintainedFrom),
    maintainedUntil: orNull(values.maintainedUntil),
    source: orNull(values.source),
    firstOn: values.firstOn,
    changedOn: orNull(values.changedOn),
    remark: orNull(values.remark),
    properties: Object.fromEntries(
      named.map(({ name, value }) => {
        const old = before?.properties[name.trim()];
        // What the form cannot write as a text stays as it was.
        return [name.trim(), old !== undefined && measureText(old) === value ? old : measureValue(value)];
      }),
    ),
    photos: [...values.photos],
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
