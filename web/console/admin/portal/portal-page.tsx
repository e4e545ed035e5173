import '../map/map-page.css';
import type { PortalBody } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { useNames } from '../../data/names.js';
import { queries } from '../../data/queries.js';
import { useMay } from '../../data/session.js';
import { ErrorNote, NotAllowedNote } from '../../shell/notes.js';
import { Labelled } from '../rules/labelled.js';
import { RuleHead } from '../rules/rule-head.js';
import { SaveBar } from '../rules/save-bar.js';
import { useDraft } from '../rules/use-draft.js';

const PORTAL_DOCUMENT = { kind: 'portal', id: 'portal' } as const;

/** How the public's page works: whether it is open, what is held for review, what is shown and for how long. */
export function PortalPage() {
  const { t } = useTranslation();
  const may = useMay('config.read');
  return may ? <PortalSettings /> : <NotAllowedNote what={t('portalSettings.title')} />;
}

function PortalSettings() {
  const { t } = useTranslation();
  const draft = useDraft<PortalBody>(PORTAL_DOCUMENT);
  const { body, mayWrite } = draft;
  if (draft.error !== null) return <ErrorNote error={draft.error} retry={draft.retry} />;
  const set = (members: Partial<PortalBody>) => draft.edit((before) => ({ ...before, ...members }));
  return (
    <>
      <RuleHead title={t('portalSettings.title')} document={PORTAL_DOCUMENT} stored={draft.stored} />
      <p className="admin-lead">
        {t('portalSettings.lead')}{' '}
        <a href="/portal" target="_blank" rel="noreferrer">
          {t('portalSettings.look')}
        </a>
      </p>
      {body === undefined ? (
        <Bones label={t('common.loading')} rows={6} />
      ) : (
        <>
          <Form body={body} disabled={!mayWrite} set={set} />
          <SaveBar kind="portal" draft={draft} />
        </>
      )}
    </>
  );
}

interface FormProps {
  readonly body: PortalBody;
  readonly disabled: boolean;
  readonly set: (members: Partial<PortalBody>) => void;
}

function Form({ body, disabled, set }: FormProps) {
  const { t } = useTranslation();
  return (
    <section className="card map-settings rule-form" aria-label={t('portalSettings.title')}>
      <Labelled label={t('portalSettings.open')} hint={t('portalSettings.openWhy')}>
        {(id) => (
          <div>
            <Switch id={id} checked={body.open} disabled={disabled} onChange={(open) => set({ open })} />
          </div>
        )}
      </Labelled>
      <Labelled label={t('portalSettings.words')} hint={t('portalSettings.wordsWhy')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 12 }}
            disabled={disabled}
            value={body.blockedWords.join('\n')}
            onChange={(event) => set({ blockedWords: linesOf(event.target.value) })}
            onBlur={() => set({ blockedWords: body.blockedWords.map((each) => each.trim()).filter(Boolean) })}
          />
        )}
      </Labelled>
      <HiddenClasses body={body} disabled={disabled} set={set} />
      <div className="rule-pair">
        <Days
          label={t('portalSettings.publishDays')}
          value={body.publishDays}
          disabled={disabled}
          onChange={(publishDays) => set({ publishDays })}
        />
        <Days
          label={t('portalSettings.reopenDays')}
          value={body.reopenDays}
          disabled={disabled}
          onChange={(reopenDays) => set({ reopenDays })}
        />
      </div>
    </section>
  );
}

/** Empty lines stay while somebody types. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function HiddenClasses({ body, disabled, set }: FormProps) {
  const { t } = useTranslation();
  const names = useNames();
  const catalogue = useQuery(queries.catalogue());
  return (
    <Labelled label={t('portalSettings.hidden')} hint={t('portalSettings.hiddenWhy')}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          optionFilterProp="label"
          disabled={disabled}
          loading={catalogue.isPending}
          value={[...body.hiddenClasses]}
          options={(catalogue.data?.classes ?? []).map((each) => ({
            value: `${each.standardRef}|${each.kind}|${each.code}`,
            label: names.cls(each),
          }))}
          onChange={(hiddenClasses: string[]) => set({ hiddenClasses })}
        />
      )}
    </Labelled>
  );
}

interface DaysProps {
  readonly label: string;
  readonly value: number;
  readonly disabled: boolean;
  readonly onChange: (days: number) => void;
}

function Days({ label, value, disabled, onChange }: DaysProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <InputNumber
          id={id}
          min={0}
          max={3650}
          precision={0}
          disabled={disabled}
          value={value}
          onChange={(days) => onChange(days ?? 0)}
        />
      )}
    </Labelled>
  );
}
