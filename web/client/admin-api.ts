import type {
  AccountChange,
  AccountCreate,
  AccountDetail,
  AccountPage,
  AccountQuery,
  AccountWithPassword,
  AdminAreas,
  AdminUnits,
  AreaChanges,
  AreaChangesQuery,
  AreaCheck,
  AreaDivide,
  AreaDivided,
  AreaDraft,
  AreaFileQuery,
  AreaFileReport,
  AreaFindings,
  AreaFindingsQuery,
  AreaHistory,
  AreaLayerBody,
  AreaLayers,
  AreaMap,
  AreaMapQuery,
  AreaRename,
  AreaSave,
  AreaSaved,
  AreaUndo,
  AuditPage,
  AuditQuery,
  GrantBody,
  ImportReport,
  KeyCreate,
  KeyMade,
  Partner,
  PartnerChange,
  PartnerCreate,
  PartnerList,
  PasswordChange,
  RoleList,
  SetupView,
  WebhookChange,
  WebhookCreate,
  WebhookDeliveries,
  WebhookList,
  WebhookSaved,
} from '@bihuan/contracts';
import { addressOf, get, patch, post, put, type Query, remove, sendFile } from './http.js';

type Signal = AbortSignal | undefined;

export interface ImportOptions {
  readonly language: 'zh' | 'en';
  readonly remove: boolean;
  /** Null: only look what it would do. */
  readonly seen: string | null;
}

const partnerPath = (id: string) => `/admin/partners/${encodeURIComponent(id)}`;
const webhookPath = (id: string) => `/admin/webhooks/${encodeURIComponent(id)}`;
const accountPath = (id: string) => `/admin/accounts/${encodeURIComponent(id)}`;

/** Accounts, the organisation and the log of administration; and one's own password. */
export const adminApi = {
  changePassword: (body: PasswordChange) => put<void>('/session/password', { body }),

  setup: (signal?: Signal) => get<SetupView>('/admin/setup', { signal }),
  units: (signal?: Signal) => get<AdminUnits>('/admin/units', { signal }),
  areas: (signal?: Signal) => get<AdminAreas>('/admin/areas', { signal }),
  areaHistory: (id: string, signal?: Signal) =>
    get<AreaHistory>(`/admin/areas/${encodeURIComponent(id)}/versions`, { signal }),
  renameArea: (id: string, body: AreaRename) => put<void>(`/admin/areas/${encodeURIComponent(id)}`, { body }),

  areaMap: (query: AreaMapQuery, signal?: Signal) => get<AreaMap>('/admin/areas/map', { query: { ...query }, signal }),
  areaFindings: (query: AreaFindingsQuery, signal?: Signal) =>
    get<AreaFindings>('/admin/areas/findings', { query: { ...query }, signal }),
  checkAreas: (body: AreaDraft) => post<AreaCheck>('/admin/areas/check', { body }),
  divideArea: (body: AreaDivide) => post<AreaDivided>('/admin/areas/divide', { body }),
  saveAreas: (body: AreaSave) => post<AreaSaved>('/admin/areas/changes', { body }),
  areaChanges: (query: Partial<AreaChangesQuery>, signal?: Signal) =>
    get<AreaChanges>('/admin/areas/changes', { query: { ...query }, signal }),
  undoAreaChange: (number: number, body: AreaUndo) => post<AreaSaved>(`/admin/areas/changes/${number}/undo`, { body }),
  areaLayers: (signal?: Signal) => get<AreaLayers>('/area-layers', { signal }),
  saveAreaLayer: (id: string, body: AreaLayerBody) => put<void>(`/area-layers/${encodeURIComponent(id)}`, { body }),
  importAreas: (file: Blob, query: AreaFileQuery) => sendFile<AreaFileReport>('/admin/areas/file', file, { ...query }),
  /** Where a browser gets areas as GeoJSON. */
  areaFile: (level: string | undefined) => addressOf('/admin/areas/file', { level }),

  accounts: (query: Partial<AccountQuery>, signal?: Signal) => get<AccountPage>('/admin/accounts', { query, signal }),
  account: (id: string, signal?: Signal) => get<AccountDetail>(accountPath(id), { signal }),
  roles: (signal?: Signal) => get<RoleList>('/admin/roles', { signal }),
  createAccount: (body: AccountCreate) => post<AccountWithPassword>('/admin/accounts', { body }),
  changeAccount: (id: string, body: AccountChange) => patch<AccountDetail>(accountPath(id), { body }),
  resetPassword: (id: string) => post<AccountWithPassword>(`${accountPath(id)}/password`),
  grant: (id: string, body: GrantBody) => post<AccountDetail>(`${accountPath(id)}/grants`, { body }),
  revoke: (id: string, body: GrantBody) => post<AccountDetail>(`${accountPath(id)}/grants/revoke`, { body }),

  partners: (signal?: Signal) => get<PartnerList>('/admin/partners', { signal }),
  createPartner: (body: PartnerCreate) => post<Partner>('/admin/partners', { body }),
  changePartner: (id: string, body: PartnerChange) => patch<Partner>(partnerPath(id), { body }),
  createKey: (id: string, body: KeyCreate) => post<KeyMade>(`${partnerPath(id)}/keys`, { body }),
  revokeKey: (id: string, key: string) => post<Partner>(`${partnerPath(id)}/keys/${encodeURIComponent(key)}/revoke`),
  webhooks: (signal?: Signal) => get<WebhookList>('/admin/webhooks', { signal }),
  createWebhook: (body: WebhookCreate) => post<WebhookSaved>('/admin/webhooks', { body }),
  changeWebhook: (id: string, body: WebhookChange) => patch<WebhookSaved>(webhookPath(id), { body }),
  removeWebhook: (id: string) => remove(webhookPath(id)),
  deliveries: (id: string, query: Query, signal?: Signal) =>
    get<WebhookDeliveries>(`${webhookPath(id)}/deliveries`, { query, signal }),
  sendAgain: (id: string, delivery: string) =>
    post<void>(`${webhookPath(id)}/deliveries/${encodeURIComponent(delivery)}/again`),

  audit: (query: Partial<AuditQuery>, signal?: Signal) => get<AuditPage>('/admin/audit', { query, signal }),
  /** Where a browser gets the log as a file. */
  auditFile: (query: Query) => addressOf('/admin/audit/file', query),

  /** Where a browser gets a table as a file. */
  tableFile: (table: string, format: 'xlsx' | 'csv', language: 'zh' | 'en') =>
    addressOf(`/admin/tables/${table}`, { format, language }),
  importTable: (table: string, file: Blob, { language, remove, seen }: ImportOptions) =>
    sendFile<ImportReport>(`/admin/tables/${table}`, file, {
      language,
      remove: remove ? 'yes' : 'no',
      seen: seen ?? undefined,
    }),
};
