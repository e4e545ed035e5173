import { CARD_KINDS, hasComposite } from '@bihuan/city';
import type { CardsBody, CompositeView } from '@bihuan/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { RuleHead } from '../rules/rule-head.js';
import { SaveBar } from '../rules/save-bar.js';
import { useDraft } from '../rules/use-draft.js';
import { CompositeForm } from './composite-form.js';

const DOCUMENT = { kind: 'cards', id: 'cards' } as const;
const KINDS = CARD_KINDS.filter(({ id }) => hasComposite(id));

/** How the points of posts and others are made up: a composite for each kind, from a day on. */
export function Composites() {
  const { t, i18n } = useTranslation();
  const draft = useDraft<CardsBody>(DOCUMENT);
  const [chosen, setChosen] = useState<string | null>(null);
  const { body, mayWrite } = draft;
  if (draft.error !== null) return <ErrorNote error={draft.error} retry={draft.retry} />;
  if (body === undefined) return <Bones label={t('common.loading')} rows={8} />;
  const nameOf = (card: string) => {
    const kind = CARD_KINDS.find(({ id }) => id === card);
    return kind === undefined ? card : i18n.language === 'en' ? kind.en : kind.zh;
  };
  const order = (card: string) => KINDS.findIndex(({ id }) => id === card);
  const line = [...body.composites].sort(
    (a, b) => order(a.card) - order(b.card) || (a.validFrom < b.validFrom ? -1 : 1),
  );
  const open = line.find(({ id }) => id === chosen) ?? line[0];
  const set = (composites: CardsBody['composites']) => draft.edit(() => ({ composites }));
  const put = (next: CompositeView) => set(body.composites.map((each) => (each.id === open?.id ? next : each)));
  const copy = (one: CompositeView) => {
    const next = follower(one, body.composites);
    set([...body.composites, next]);
    setChosen(next.id);
  };
  return (
    <>
      <RuleHead title={t('composites.title')} document={DOCUMENT} stored={draft.stored} />
      <p className="admin-lead">{t('composites.lead')}</p>
      <ol className="policy-line" aria-label={t('composites.list')}>
        {line.map(({ id, card, validFrom, validUntil, phase }) => (
          <li key={id} className={phase === 'formal' ? 'is-present' : 'is-future'}>
            <button type="button" className="plain-button" aria-current={id === open?.id} onClick={() => setChosen(id)}>
              <strong>{nameOf(card)}</strong>
              <span className="muted">{id}</span>
              <span className="number">
                {validUntil === null
                  ? t('composites.since', { from: validFrom })
                  : t('composites.between', { from: validFrom, until: validUntil })}
              </span>
              <span className="policy-state">{t(`composites.${phase}`)}</span>
            </button>
          </li>
        ))}
      </ol>
      {open === undefined ? (
        <StateNote title={t('composites.none')}>{t('composites.noneWhy')}</StateNote>
      ) : (
        <section className="policy-editor" aria-label={open.id}>
          <div className="admin-head">
            <h2>
              {nameOf(open.card)} · {open.id}
            </h2>
            {mayWrite && (
              <div className="admin-tools">
                <Button onClick={() => copy(open)}>{t('composites.copy')}</Button>
                <Button danger onClick={() => set(body.composites.filter(({ id }) => id !== open.id))}>
                  {t('composites.remove')}
                </Button>
              </div>
            )}
          </div>
          <CompositeForm key={open.id} composite={open} mayWrite={mayWrite} onChange={put} />
        </section>
      )}
      <SaveBar kind="cards" draft={draft} />
    </>
  );
}

/** One like it, from the first day of the next year that none of its kind begins on. */
function follower(one: CompositeView, all: CardsBody['composites']): CompositeView {
  let year =
    Math.max(...all.filter(({ card }) => card === one.card).map((each) => Number(each.validFrom.slice(0, 4)))) + 1;
  const ids = new Set(all.map(({ id }) => id));
  while (ids.has(`${one.card}-${year}`)) year += 1;
  return { ...one, id: `${one.card}-${year}`, validFrom: `${year}-01-01`, validUntil: null };
}
