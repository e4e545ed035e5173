import './sending.css';
import type { CaseDetail } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../client/index.js';
import { Bones } from '../../ui/index.js';
import { NewEvents } from '../act/changed.js';
import { askForm, type Draft, keepDraft } from '../act/draft.js';
import { offers, openFormWith } from '../case/prefill.js';
import { queries } from '../data/queries.js';
import { addWords } from '../i18n/area-words.js';
import { words } from '../nearby/words.js';
import { useActName } from '../words/act-name.js';
import { inOrder } from '../words/action-order.js';
import { newKey } from '../words/new-key.js';
import { problemText } from '../words/problem-text.js';
import type { Refused, Sending } from './outbox.js';
import { RefusedMany } from './refused-many.js';
import { showRefused, useShownRefused } from './refused-store.js';
import { settle, useSendings } from './send.js';
import { Typed } from './typed.js';
import { useOpenCase } from './use-give-back.js';

addWords(words);

/** The dialogue about an act that the server refused, most often since somebody was faster. */
export function RefusedDialogue() {
  const shown = useShownRefused();
  const sending = useSendings().find(({ id, status }) => id === shown && status === 'refused');
  if (sending === undefined) return null;
  if (sending.bulk) return <RefusedMany sending={sending} />;
  const [refused] = sending.refused;
  return refused === undefined ? null : <RefusedOne key={sending.id} sending={sending} refused={refused} />;
}

/** Who did what, what can be done now, and beside it what was typed: go on with it, begin anew, or drop it. */
function RefusedOne({ sending, refused }: { readonly sending: Sending; readonly refused: Refused }) {
  const { t } = useTranslation();
  const actName = useActName();
  const { item, problem } = refused;
  const open = useOpenCase();
  const query = useQuery({ ...queries.case(item.case), staleTime: 0 });
  const detail = query.data;
  const conflict = problem.code === 'conflict';
  // What is shown must be at least as new as what the server spoke of.
  const arrived = detail !== undefined && detail.version >= (problem.version ?? 0);
  const action = detail?.actions.find((each) => each.type === sending.type);
  const legal = arrived && action !== undefined;
  const gone = query.isError;

  const leave = () => {
    settle(sending.id);
    showRefused(null);
  };
  const goOn = () => {
    if (detail === undefined) return;
    const draft = sending.back as Draft;
    keepDraft(item.case, sending.type, { ...draft, version: detail.version, key: newKey() });
    leave();
    open(item.case);
    askForm(item.case, sending.type);
  };
  const forget = () => {
    keepDraft(item.case, sending.type, null);
    askForm(item.case, null);
    leave();
  };
  const anew = () => {
    forget();
    open(item.case);
  };
  // The component has an open case already: to be merged into it.
  const other = problem.code === 'component-has-case' ? problem.params?.case : undefined;
  const merge = (of: CaseDetail, into: string) => {
    forget();
    open(item.case);
    openFormWith(of, 'merged', { into });
  };
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (arrived || gone) first.current?.focus();
  }, [arrived, gone]);
  return (
    <Modal
      open
      width={720}
      title={conflict ? t('conflict.title') : t('sending.refusedTitle', { act: actName(sending.type) })}
      onCancel={() => showRefused(null)}
      afterOpenChange={(open) => open && first.current?.focus()}
      footer={[
        <Button key="drop" onClick={forget} ref={gone ? first : null}>
          {t('conflict.drop')}
        </Button>,
        <Button key="anew" onClick={anew} disabled={gone} {...(!legal && !gone ? { ref: first } : {})}>
          {t('sending.anew')}
        </Button>,
        <Button key="go" type="primary" onClick={goOn} disabled={!legal} {...(legal ? { ref: first } : {})}>
          {t('conflict.goOn')}
        </Button>,
      ]}
    >
      <p className="refused-case">{item.label}</p>
      <div className="refused-sides">
        <section aria-label={t('sending.happened')}>
          <h3>{t(conflict ? 'sending.happened' : 'sending.why')}</h3>
          {!conflict && <p role="alert">{problemText(t, new ProblemError(problem))}</p>}
          {detail !== undefined && offers(detail, 'merged') && typeof other === 'string' && (
            <p>
              <Button onClick={() => merge(detail, other)}>
                {t('joining.mergeInto', { number: String(problem.params?.number ?? '') })}
              </Button>
            </p>
          )}
          {gone && <p>{t('sending.unseen')}</p>}
          {conflict &&
            !gone &&
            (arrived ? (
              <NewEvents detail={detail} since={item.version} />
            ) : (
              <Bones label={t('common.loading')} rows={2} />
            ))}
          {arrived && <LegalNow detail={detail} />}
          {arrived && <p className="muted">{t(legal ? 'conflict.goOnWhy' : 'conflict.notLegal')}</p>}
        </section>
        <section aria-label={t('sending.typed')}>
          <h3>{t('sending.typed')}</h3>
          <Typed item={item} />
        </section>
      </div>
    </Modal>
  );
}

/** "现在待派遣，可以：派遣、退回。" */
function LegalNow({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const actName = useActName();
  const { first, forward } = inOrder(detail.actions);
  const state = t(`state.of.${detail.state}`);
  if (!forward) return <p>{t('sending.nothingNow', { state })}</p>;
  const acts = first.map((action) => actName(action.type)).join(t('common.comma'));
  return <p>{t('sending.legalNow', { state, acts })}</p>;
}
