import './bulk.css';
import { Button, Modal, Segmented } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { Kbd } from '../../command/kbd.js';
import { addWords } from '../../i18n/area-words.js';
import { sendSoon } from '../../sending/send.js';
import { useCaseLabel } from '../../sending/use-case-label.js';
import { ErrorNote } from '../../shell/notes.js';
import { newKey } from '../../words/new-key.js';
import { words } from '../words.js';
import { type BulkAct, canEach, canOne, dataOfRow, firstReported, isBulkAct, memberOf, rowsOf } from './bulk-plan.js';
import { askBulk, type BulkChoice, type BulkRequest, bulkSent, useBulkRequest } from './bulk-request.js';
import { BulkRows } from './bulk-rows.js';
import { MergeMap } from './merge-map.js';
import { useActs } from './use-acts.js';
import { ValueSelect } from './value-select.js';

addWords(words);

/** The form of an act on many cases, where one is asked for. */
export function BulkForm() {
  const request = useBulkRequest();
  return request === null || !isBulkAct(request.type) ? null : (
    <OpenForm key={request.type} request={request} type={request.type} />
  );
}

/** Who gets what, before it is sent. */
function OpenForm({ request, type }: { readonly request: BulkRequest; readonly type: BulkAct }) {
  const { t } = useTranslation();
  const { cases } = request;
  const { acts, error, retry } = useActs(cases);
  const [choice, setChoice] = useState<BulkChoice>(() => firstChoice(type, request));
  const change = (next: Partial<BulkChoice>) => setChoice((now) => ({ ...now, ...next }));
  const rows = useMemo(() => (acts === null ? [] : rowsOf(type, cases, acts, choice)), [type, cases, acts, choice]);
  const legal = rows.filter((row) => row.fate === 'legal');
  const missing = rows.filter((row) => row.fate === 'missing');
  const label = useCaseLabel();
  const ready = legal.length > 0 && missing.length === 0;
  const sendButton = useRef<HTMLButtonElement>(null);
  // Where nothing is left to choose, Enter sends.
  const focusSend = () => {
    if (document.activeElement?.closest('.bulk-form input, .bulk-form .ant-select') == null)
      sendButton.current?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it can be sent
  useEffect(() => {
    if (ready) focusSend();
  }, [ready]);

  const send = () => {
    if (!ready) return;
    const items = legal.map((row) => ({
      case: row.summary.id,
      type,
      data: dataOfRow(type, row),
      version: row.version,
      key: newKey(),
      label: label(row.summary),
    }));
    sendSoon({ type, bulk: true, back: { type, cases, choice } satisfies BulkRequest, items });
    bulkSent();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !ready || event.nativeEvent.isComposing || !(event.target instanceof Element)) return;
    const list = event.target.closest('[role="combobox"]');
    const isClosed = list !== null && list.getAttribute('aria-expanded') !== 'true';
    if (!event.ctrlKey && !event.metaKey && !isClosed) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  return (
    <Modal
      open
      width={840}
      title={t('bulk.title', { act: t(`act.${type}`), count: cases.length })}
      onCancel={() => askBulk(null)}
      // The dialogue takes the focus itself once it stands.
      afterOpenChange={(open) => open && focusSend()}
      footer={[
        <span key="missing" className="bulk-missing muted" aria-live="polite">
          {missing.length > 0 && t(type === 'merged' ? 'bulk.chooseInto' : 'bulk.missing', { count: missing.length })}
        </span>,
        <Button key="cancel" onClick={() => askBulk(null)}>
          {t('common.cancel')}
        </Button>,
        <Button key="send" ref={sendButton} type="primary" disabled={!ready} onClick={send}>
          {t('bulk.send', { act: t(`act.${type}`), count: legal.length })}
          <Kbd keys="mod+Enter" />
        </Button>,
      ]}
    >
      <div className="bulk-form" onKeyDownCapture={onKey}>
        {error !== null && <ErrorNote error={error} retry={retry} />}
        {canEach(type) && canOne(type) && (
          <Segmented
            aria-label={t('bulk.mode')}
            value={choice.mode}
            onChange={(mode) => change({ mode: mode === 'one' ? 'one' : 'each' })}
            options={[
              { value: 'each', label: t('bulk.each') },
              { value: 'one', label: t('bulk.one') },
            ]}
          />
        )}
        {canOne(type) && (choice.mode === 'one' || !canEach(type)) && (
          <div className="field">
            <span>{t(`bulk.whom.${type}`)}</span>
            <ValueSelect type={type} cases={cases} autoFocus value={choice.one} onChange={(one) => change({ one })} />
          </div>
        )}
        {type === 'merged' && <MergeMap cases={cases} into={choice.one} onInto={(one) => change({ one })} />}
        {acts === null ? (
          <Bones label={t('common.loading')} rows={4} />
        ) : (
          <BulkRows
            type={type}
            rows={rows}
            choosable={memberOf(type) !== null && canEach(type) && canOne(type)}
            onOwn={(id, value) => change({ own: withOwn(choice.own, id, value) })}
            onInto={(one) => change({ one })}
            onWith={(id, sent) =>
              change({ without: sent ? choice.without.filter((each) => each !== id) : [...choice.without, id] })
            }
          />
        )}
      </div>
    </Modal>
  );
}

/** Merging begins with the likely one: the case that was reported first. */
function firstChoice(type: BulkAct, { cases, choice }: BulkRequest): BulkChoice {
  if (type !== 'merged' || choice.one !== null) return choice;
  return { ...choice, one: firstReported(cases)?.id ?? null };
}

function withOwn(own: BulkChoice['own'], id: string, value: string | null): BulkChoice['own'] {
  const { [id]: _, ...rest } = own;
  return value === null ? rest : { ...rest, [id]: value };
}
