import type { ModerationQueue } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../client/index.js';
import { useNames } from '../data/names.js';
import { problemText } from '../words/problem-text.js';
import { moderationApi } from './moderation-queries.js';
import { useDecision } from './use-decision.js';

/** A picture large enough to see faces and number plates on. */
export function WaitingPhoto({ photo }: { readonly photo: ModerationQueue['photos'][number] }) {
  const { t } = useTranslation();
  const names = useNames();
  const decide = useDecision((publish: boolean) => moderationApi.photo(photo.id, publish));
  const phase = t(`moderation.phase.${photo.phase}`);
  return (
    <li className="card moderation-photo">
      <a href={fileAddress(photo.id)} target="_blank" rel="noreferrer">
        <img
          src={fileAddress(photo.id)}
          alt={t('moderation.photoOf', { phase, number: photo.case.number })}
          width={photo.width}
          height={photo.height}
          loading="lazy"
        />
      </a>
      <p className="moderation-line">
        <Link to="/cases/$caseId" params={{ caseId: photo.case.id }}>
          {names.clsByName(photo.case.class)}
        </Link>
        <span>{photo.case.area}</span>
        <span className="muted">{phase}</span>
      </p>
      {decide.isError && <p role="alert">{problemText(t, decide.error)}</p>}
      <div className="moderation-buttons">
        <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate(true)}>
          {t('moderation.publishPhoto')}
        </Button>
        <Button disabled={decide.isPending} onClick={() => decide.mutate(false)}>
          {t('moderation.refusePhoto')}
        </Button>
      </div>
    </li>
  );
}
