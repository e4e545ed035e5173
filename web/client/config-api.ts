import type {
  ConfigDocument,
  ConfigHistory,
  ConfigKind,
  ConfigList,
  ConfigPreview,
  ConfigPut,
  ConfigUndo,
  DutyCheck,
  HolidayLists,
} from '@bihuan/contracts';
import { get, post, put } from './http.js';

type Signal = AbortSignal | undefined;

export interface ConfigRef {
  readonly kind: ConfigKind;
  readonly id: string;
}

const pathOf = ({ kind, id }: ConfigRef) => `/config/${kind}/${encodeURIComponent(id)}`;

/** The versioned documents by which the installation works; for administrators. */
export const configApi = {
  list: (signal?: Signal) => get<ConfigList>('/config', { signal }),
  document: (ref: ConfigRef, signal?: Signal) => get<ConfigDocument>(pathOf(ref), { signal }),
  version: (ref: ConfigRef, version: number, signal?: Signal) =>
    get<ConfigDocument>(`${pathOf(ref)}/versions/${version}`, { signal }),
  history: (ref: ConfigRef, before: number | null, signal?: Signal) =>
    get<ConfigHistory>(`${pathOf(ref)}/versions`, { query: before === null ? {} : { before }, signal }),
  put: (ref: ConfigRef, body: ConfigPut) => put<ConfigDocument>(pathOf(ref), { body }),
  undo: (ref: ConfigRef, body: ConfigUndo) => post<ConfigDocument>(`${pathOf(ref)}/undo`, { body }),
  preview: (ref: ConfigRef, body: unknown) => post<ConfigPreview>(`${pathOf(ref)}/preview`, { body: { body } }),
  check: (signal?: Signal) => get<DutyCheck>('/config/check', { signal }),
  holidayLists: (signal?: Signal) => get<HolidayLists>('/config/holiday-lists', { signal }),
};
