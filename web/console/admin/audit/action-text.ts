import type { AuditEvent } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';

/** Beginnings of actions by which the log is narrowed. */
export const ACTION_GROUPS = [
  'session',
  'account',
  'area',
  'units',
  'catalogue',
  'duties',
  'limits',
  'calendar',
  'policy',
  'cards',
  'map',
  'portal',
  'mailbox',
  'notify',
  'templates',
  'secret',
  'table',
  'component',
  'open311',
  'partner',
  'webhook',
  'patrol',
  'survey',
] as const;

/** Actions that have words of their own (`adminAction.<action>`, the dot as `_`); others are shown as they are. */
export const ACTIONS = [
  'session.opened',
  'session.refused',
  'session.locked',
  'account.created',
  'account.renamed',
  'account.role-granted',
  'account.role-revoked',
  'account.locked',
  'account.unlocked',
  'account.disabled',
  'account.enabled',
  'account.password-reset',
  'account.password-changed',
  'area.renamed',
  'areas.saved',
  'areas.layer-saved',
  'component.created',
  'component.changed',
  'table.exported',
  'table.imported',
  'partner.created',
  'partner.changed',
  'partner.retired',
  'partner.key-made',
  'partner.key-revoked',
  'webhook.created',
  'webhook.changed',
  'webhook.removed',
  'webhook.switched-off',
  'secret.kept',
  'secret.dropped',
  'patrol.area-saved',
  'patrol.area-removed',
  'patrol.duty-saved',
  'patrol.duty-removed',
  'survey.created',
  'survey.closed',
] as const;

/** Kinds of documents, which are saved and restored. */
export const DOCUMENT_KINDS = [
  'units',
  'catalogue',
  'duties',
  'limits',
  'calendar',
  'policy',
  'cards',
  'map',
  'open311',
  'portal',
  'mailbox',
  'notify',
  'templates',
] as const;
export const TABLES = [
  'units',
  'areas',
  'people',
  'audit',
  'catalogue',
  'duties',
  'limits',
  'calendar',
  'components',
] as const;
const WHYS = ['unknown-login', 'disabled', 'locked', 'wrong-password'] as const;

interface ActionText {
  action(event: AuditEvent): string;
  subject(event: AuditEvent): string;
  detail(event: AuditEvent): string;
}

export function useActionText(): ActionText {
  const { t } = useTranslation();
  const kindOf = (id: string) => DOCUMENT_KINDS.find((each) => each === id);
  const said = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return {
    action({ action }) {
      const known = ACTIONS.find((each) => each === action);
      if (known !== undefined) return t(`adminAction.${known.replace('.', '_')}`);
      const [kind = '', done = ''] = action.split('.');
      if (kindOf(kind) === undefined) return action;
      return done === 'restored' ? t('audit.restored') : done === 'saved' ? t('audit.saved') : action;
    },
    subject({ kind, subject, name }) {
      if (kind === 'table') {
        const table = TABLES.find((each) => each === subject);
        return table === undefined ? name : t(`adminTable.${table}`);
      }
      const document = kindOf(kind);
      if (document === undefined) return name;
      return document === 'policy' ? `${t('adminGroup.policy')} ${subject}` : t(`adminGroup.${document}`);
    },
    detail({ action, detail, address }) {
      const parts: string[] = [];
      const why = WHYS.find((each) => each === detail.why);
      if (why !== undefined) parts.push(t(`adminWhy.${why}`));
      if (typeof detail.failures === 'number') parts.push(t('audit.failures', { count: detail.failures }));
      if (typeof detail.role === 'string') {
        const where = [said(detail.unitName), said(detail.areaName)].filter((each) => each !== '');
        parts.push([t(`role.${detail.role}`), ...where].join(' · '));
      }
      if (action === 'account.created') parts.push(t('audit.login', { login: said(detail.login) }));
      if (detail.before !== undefined && detail.after !== undefined) {
        parts.push(`${namesIn(detail.before)} → ${namesIn(detail.after)}`);
      }
      if (typeof detail.version === 'number' && action !== 'area.renamed') {
        parts.push(t('audit.version', { version: detail.version }));
      }
      if (typeof detail.restores === 'number') parts.push(t('audit.restores', { version: detail.restores }));
      if (action === 'table.exported') {
        parts.push(t('audit.exported', { format: said(detail.format).toUpperCase(), count: Number(detail.rows ?? 0) }));
      }
      if (action === 'table.imported') parts.push(t('audit.imported', { ...detail }));
      if (address !== null) parts.push(address);
      return parts.join(t('common.semicolon'));
    },
  };
}

/** A name, or an area's names in both languages. */
function namesIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value)
    .filter((each) => typeof each === 'string')
    .join(' / ');
}
