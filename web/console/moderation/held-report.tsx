import type { ModerationQueue } from '@bihuan/contracts';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../client/index.js';
import { When } from '../admin/when.js';
import { useNames } from '../data/names.js';
import { problemText } from '../words/problem-text.js';
import { moderationApi } from './moderation-queries.js';
import { useDecision } from './use-decision.js';

type Held = ModerationQueue['held'][number];

/** A report that waits: what it says, why it waits, and the two ways out. */
export function HeldReport({ held }: { readonly held: Held }) {
  const { t } = useTranslation();
  const names = useNames();
  const decide = useDecision((publish: boolean) => moderationApi.held(held.id, publish));
  const { name, phone } = held.contact;
  return (
    <li className="card moderation-held">
      <p className="moderation-line">
        <strong>{names.clsByName(held.class)}</strong> <span>{held.area}</span> <span>{held.address}</span>
        <span className="muted number">
          <When at={held.at} />
        </span>
      </p>
      <p className="moderation-why">
        {held.why === 'words'
          ? t('moderation.why.words', { words: held.words.join(t('common.comma')) })
          : t('moderation.why.often')}
      </p>
      <p className="moderation-said">{held.description}</p>
      <p className="muted">
        {t('moderation.contact')}
        {': '}
        {[name, phone].filter(Boolean).join(' ') || t('moderation.noContact')}
      </p>
      {held.photos.length > 0 && (
        <ul className="moderation-thumbs">
          {held.photos.map((id) => (
            <li key={id}>
              <a href={fileAddress(id)} target="_blank" rel="noreferrer">
                <img src={fileAddress(id, 'thumb')} alt={t('moderation.phase.before')} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {decide.isError && <p role="alert">{problemText(t, decide.error)}</p>}
      <div className="moderation-buttons">
        <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate(true)}>
          {t('moderation.publish')}
        </Button>
        <Popconfirm
          title={t('moderation.refuseHeldSure')}
          okText={t('moderation.refuseHeld')}
          cancelText={t('common.cancel')}
          onConfirm={() => decide.mutate(false)}
        >
          <Button disabled={decide.isPending}>{t('moderation.refuseHeld')}</Button>
        </Popconfirm>
      </div>
    </li>
  );
}
