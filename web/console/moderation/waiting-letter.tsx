import type { Letter } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { Button, Input, Popconfirm } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../client/index.js';
import { When } from '../admin/when.js';
import { problemText } from '../words/problem-text.js';
import { LetterCase } from './letter-case.js';
import { moderationApi } from './moderation-queries.js';
import { useDecision } from './use-decision.js';

type Making = 'case' | 'added' | 'dismissed';

/** An e-mail that waits: what it says, why it waits, and what can be made of it. */
export function WaitingLetter({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation();
  const [making, setMaking] = useState<Making | null>(null);
  const { from, about } = letter;
  return (
    <li className="card moderation-held">
      <p className="moderation-line">
        <strong>{letter.subject || t('moderation.letter.noSubject')}</strong>
        <span>
          {from.name} {from.address}
        </span>
        <span className="muted number">
          <When at={letter.at} />
        </span>
      </p>
      <p className="moderation-why">{t(`moderation.letter.why.${letter.why}`)}</p>
      {about !== null && (
        <p>
          {t('moderation.letter.about')}{' '}
          <Link to="/cases/$caseId" params={{ caseId: about.id }} className="number">
            {about.number}
          </Link>{' '}
          <span className="muted">{t(about.open ? 'moderation.letter.open' : 'moderation.letter.ended')}</span>
        </p>
      )}
      <p className="moderation-said">{letter.text}</p>
      {letter.photos.length > 0 && (
        <ul className="moderation-thumbs">
          {letter.photos.map((id) => (
            <li key={id}>
              <a href={fileAddress(id)} target="_blank" rel="noreferrer">
                <img src={fileAddress(id, 'thumb')} alt={t('moderation.letter.photo')} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {letter.leftOut.length > 0 && (
        <p className="muted">
          {t('moderation.letter.leftOut', {
            names: letter.leftOut.map(({ name }) => name || t('moderation.letter.noName')).join(t('common.comma')),
          })}
        </p>
      )}
      <div className="moderation-buttons">
        {(['case', 'added', 'dismissed'] as const).map((each) => (
          <Button
            key={each}
            type={each === 'case' && making === null ? 'primary' : 'default'}
            aria-expanded={making === each}
            onClick={() => setMaking(making === each ? null : each)}
          >
            {t(`moderation.letter.make.${each}`)}
          </Button>
        ))}
      </div>
      {making === 'case' && <LetterCase letter={letter} />}
      {making === 'added' && <AddTo letter={letter} />}
      {making === 'dismissed' && <Dismiss letter={letter} />}
    </li>
  );
}

function AddTo({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation();
  const id = useId();
  const [number, setNumber] = useState(letter.about?.number ?? '');
  const decide = useDecision((to: string) => moderationApi.letter(letter.id, { make: 'added', number: to }));
  return (
    <form
      className="moderation-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim() !== '' && !decide.isPending) decide.mutate(number.trim());
      }}
    >
      <label htmlFor={id}>{t('moderation.letter.number')}</label>
      <Input id={id} maxLength={40} value={number} onChange={(event) => setNumber(event.target.value)} />
      {decide.isError && <p role="alert">{problemText(t, decide.error)}</p>}
      <Button htmlType="submit" type="primary" disabled={number.trim() === ''} loading={decide.isPending}>
        {t('moderation.letter.addNow')}
      </Button>
    </form>
  );
}

function Dismiss({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation();
  const id = useId();
  const [answer, setAnswer] = useState('');
  const decide = useDecision((said: string) =>
    moderationApi.letter(letter.id, { make: 'dismissed', ...(said === '' ? {} : { answer: said }) }),
  );
  return (
    <div className="moderation-form">
      <label htmlFor={id}>{t('moderation.letter.answer')}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={1000}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      {decide.isError && <p role="alert">{problemText(t, decide.error)}</p>}
      <Popconfirm
        title={t('moderation.letter.dismissSure')}
        okText={t('moderation.letter.make.dismissed')}
        cancelText={t('common.cancel')}
        onConfirm={() => decide.mutate(answer.trim())}
      >
        <Button loading={decide.isPending}>{t('moderation.letter.dismissNow')}</Button>
      </Popconfirm>
    </div>
  );
}
