import { CopyOutlined } from '@ant-design/icons';
import type { CaseDetail, CaseEventView } from '@bihuan/contracts';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { durationText } from '../words/duration-text.js';
import type { Change } from './corrections.js';

/** A line as `bihuan export cases` writes it. */
export function ndjsonOf(caseId: string, { at, type, actor, data, derived }: CaseEventView): string {
  return JSON.stringify({ case: caseId, at, type, actor: actor.id, data, ...(derived ? { derived } : {}) });
}

/** Everything that the log keeps of an event. */
export function EventData({ detail, event }: { readonly detail: CaseDetail; readonly event: CaseEventView }) {
  const { t } = useTranslation();
  const line = ndjsonOf(detail.id, event);
  return (
    <div className="audit">
      <dl className="audit-facts number">
        <Fact name={t('allData.seq')}>{event.seq}</Fact>
        <Fact name={t('allData.type')}>{event.type}</Fact>
        <Fact name={t('allData.at')}>{event.at}</Fact>
        <Fact name={t('allData.recordedAt')}>{event.recordedAt}</Fact>
        <Fact name={t('allData.actor')}>
          {event.actor.name} ({event.actor.id})
        </Fact>
        <Fact name={t('allData.derived')}>{t(event.derived ? 'allData.yes' : 'allData.no')}</Fact>
        <Fact name={t('allData.definition')}>{event.definitionVersion}</Fact>
      </dl>
      <div className="audit-line">
        <figure className="audit-data">
          <figcaption className="visually-hidden">{t('allData.data')}</figcaption>
          <pre>{JSON.stringify(event.data, null, 1)}</pre>
        </figure>
        <Copy text={line} />
      </div>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Copy({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <>
      <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
        {t('allData.copy')}
      </Button>
      <span className="muted" aria-live="polite">
        {copied === 'yes' && t('allData.copied')}
        {copied === 'failed' && t('allData.notCopied')}
      </span>
    </>
  );
}

/** What a correction changed, before and after. */
export function Changes({ changes, kind }: { readonly changes: readonly Change[]; readonly kind: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const say = ({ member }: Change, value: unknown): string => {
    if (value === undefined) return t('allData.nothing');
    if (value === '[erased]') return t('case.erased');
    if (member === 'class') return `${names.clsByCode(kind, String(value))} ${String(value)}`;
    if (member === 'severity') return t(`severity.${String(value)}`);
    if (member === 'standard') return durationText(t, value);
    return typeof value === 'string' ? value : placeText(value);
  };
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={change.member}>
          {t('allData.changed', {
            member: t(`field.${change.member}`),
            before: say(change, change.before),
            after: say(change, change.after),
          })}
        </li>
      ))}
    </ul>
  );
}

function placeText(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'lon' in value && 'lat' in value) {
    return `${String(value.lon)}, ${String(value.lat)}`;
  }
  return JSON.stringify(value);
}
