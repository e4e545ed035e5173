import type { HandoverSnapshot, HandoverView } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';

type HandedCase = HandoverSnapshot['late'][number];

/** What stood open: by light, by state, and the late ones. */
export function SnapshotView(props: {
  readonly role: string;
  readonly snapshot: HandoverSnapshot;
  readonly beside?: ((one: HandedCase) => ReactNode) | undefined;
}) {
  const { t } = useTranslation();
  const { role, snapshot, beside } = props;
  const { counts, states, late } = snapshot;
  return (
    <>
      <p className="handover-counts number">
        <strong>{t('handover.open', { count: counts.total })}</strong>
        {(['red', 'yellow', 'green'] as const).map((light) => (
          <span key={light}>
            <LightMark light={light} word={t(`light.${light}`)} /> {counts[light]}
          </span>
        ))}
        {states.map(({ state, count }) => (
          <span key={state} className="muted">
            {role === 'dispatcher' && state === 'handling'
              ? t('handover.requests', { count })
              : t('handover.state', { state: t(`state.of.${state}`), count })}
          </span>
        ))}
      </p>
      <h3>{t('handover.late')}</h3>
      {late.length === 0 ? (
        <p className="muted">{t('handover.noLate')}</p>
      ) : (
        <ul className="handover-cases">
          {late.map((one) => (
            <li key={one.id}>
              <CaseLine one={one} />
              {beside?.(one)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A case in one line, as it stood then. */
export function CaseLine({ one }: { readonly one: HandedCase }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { zone } = useCityTime();
  const now = useMinute();
  return (
    <span className="handover-case">
      {one.class === null ? (
        <span>{one.number}</span>
      ) : (
        <Link to="/cases/$caseId" params={{ caseId: one.id }}>
          {names.clsByName(one.class)}
        </Link>
      )}
      <span>{one.place}</span>
      <span className="muted">{t(`state.of.${one.state}`)}</span>
      {one.unit !== null && <span className="muted">{names.unit(one.unit)}</span>}
      {one.dueAt !== null && (
        <span className="muted number">
          {t('handover.due', {
            at: instantText({ t, language: i18n.language, zone }, Date.parse(one.dueAt), now),
          })}
        </span>
      )}
      <span className="muted number">{one.number}</span>
    </span>
  );
}

/** A whole handover: who, when, what stood open, what to know, who signed. */
export function HandoverSheet({ view }: { readonly view: HandoverView }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  const at = (instant: string) => instantText({ t, language: i18n.language, zone }, Date.parse(instant), now);
  return (
    <div className="handover-sheet">
      <dl className="handover-who">
        <div>
          <dt>{t('handover.by')}</dt>
          <dd>
            {view.by.name} <span className="muted">{postText(t, view.post)}</span>
          </dd>
        </div>
        <div>
          <dt>{t('handover.at')}</dt>
          <dd className="number">{at(view.at)}</dd>
        </div>
        <div>
          <dt>{t('handover.to')}</dt>
          <dd>
            {view.signed === null
              ? t('handover.notSigned')
              : t('handover.signed', { name: view.signed.by.name, at: at(view.signed.at) })}
            {view.signed !== null && view.signed.remark !== '' && <p className="handover-text">{view.signed.remark}</p>}
          </dd>
        </div>
      </dl>
      <SnapshotView role={view.post.role} snapshot={view.snapshot} />
      {view.mentions.length > 0 && (
        <>
          <h3>{t('handover.mentions')}</h3>
          <ul className="handover-cases">
            {view.mentions.map(({ case: one, note }) => (
              <li key={one.id}>
                <CaseLine one={one} />
                {note !== '' && <p className="handover-text">{note}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      {view.remarks !== '' && (
        <>
          <h3>{t('handover.remarks')}</h3>
          <p className="handover-text">{view.remarks}</p>
        </>
      )}
    </div>
  );
}

type T = ReturnType<typeof useTranslation>['t'];

export function postText(t: T, post: HandoverView['post']): string {
  return t('handover.post', { role: t(`role.${post.role}`), area: post.area.name });
}
