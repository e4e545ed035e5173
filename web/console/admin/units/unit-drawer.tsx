import type { AdminUnits } from '@bihuan/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { configApi } from '../../../client/index.js';
import { ChoiceBar } from '../../../ui/index.js';
import { adminProblemText } from '../admin-problem.js';
import { useAreaOptions } from '../area-options.js';
import { Labelled } from '../rules/labelled.js';
import { documentSaved } from '../rules/rule-queries.js';
import type { Draft } from '../rules/use-draft.js';
import { moved, problemsOf, UNIT_KINDS, type UnitBody, type UnitRow } from './unit-body.js';

interface Props {
  readonly row: UnitRow;
  readonly draft: Draft<readonly UnitBody[]>;
  readonly admin: AdminUnits;
  readonly onClose: () => void;
}

/** One unit. What is changed here is kept until all changes are saved together as one version. */
export function UnitDrawer({ row, draft, admin, onClose }: Props) {
  const { t } = useTranslation();
  const { body, known } = row;
  const areas = useAreaOptions(admin.areas);
  const disabled = !draft.mayWrite;
  const set = (change: Partial<UnitBody>) =>
    draft.edit((units) => units.map((each) => (each.id === body.id ? { ...each, ...change } : each)));
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  const calendar = admin.calendars[0] ?? '';
  const problems = problemsOf(row);
  return (
    <Drawer open size={520} onClose={onClose} title={body.name === '' ? t('unitPage.add') : body.name}>
      <div className="rule-form">
        {problems.length > 0 && (
          <ul className="unit-wants">
            {problems.map((problem) => (
              <li key={problem}>
                {t(`unitPage.want.${problem}`)} <span className="muted">{t(`unitPage.remedy.${problem}`)}</span>
              </li>
            ))}
          </ul>
        )}
        <Labelled label={t('unitPage.name')}>
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              disabled={disabled}
              value={body.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t('unitPage.nameEn')}>
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              disabled={disabled}
              value={body.nameEn ?? ''}
              onChange={(event) => set({ nameEn: orNull(event.target.value) })}
            />
          )}
        </Labelled>
        <div className="rule-pair">
          <Labelled label={t('unitPage.kind')}>
            {(id) => (
              <Select
                id={id}
                disabled={disabled}
                value={body.kind}
                onChange={(kind: string) => set({ kind })}
                options={UNIT_KINDS.map((kind) => ({ value: kind, label: t(`unitKind.${kind}`) }))}
              />
            )}
          </Labelled>
          <Labelled label={t('unitPage.area')}>
            {(id) => (
              <Select
                id={id}
                disabled={disabled}
                showSearch={{ optionFilterProp: ['label', 'find'] }}
                value={body.area ?? ''}
                onChange={(area: string) => set({ area: area === '' ? null : area })}
                options={[{ value: '', label: t('unitPage.everywhere'), find: '' }, ...areas]}
              />
            )}
          </Labelled>
        </div>
        <Labelled label={t('unitPage.phone')}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              disabled={disabled}
              value={body.phone ?? ''}
              onChange={(event) => set({ phone: orNull(event.target.value) })}
            />
          )}
        </Labelled>
        <div className="rule-field">
          <span className="muted">{t('unitPage.hours')}</span>
          <ChoiceBar
            label={t('unitPage.hours')}
            value={typeof body.hours === 'object' && body.hours !== null ? 'calendar' : 'text'}
            onChange={(choice: 'calendar' | 'text') => set({ hours: choice === 'calendar' ? { calendar } : null })}
            options={[
              { value: 'calendar', label: t('unitPage.asCalendar') },
              { value: 'text', label: t('unitPage.ownHours') },
            ]}
          />
          {(typeof body.hours !== 'object' || body.hours === null) && (
            <Input
              aria-label={t('unitPage.hours')}
              placeholder={t('unitPage.hoursHint')}
              maxLength={200}
              disabled={disabled}
              value={typeof body.hours === 'string' ? body.hours : ''}
              onChange={(event) => set({ hours: orNull(event.target.value) })}
            />
          )}
        </div>
        <Labelled label={t('unitPage.inCharge')} hint={t('unitPage.inChargeWhy')}>
          {(id) => (
            <Select
              id={id}
              disabled={disabled || known === null || known.clerks.length === 0}
              allowClear
              placeholder={t('unitPage.firstClerk')}
              value={known?.clerks.some((each) => each.id === body.clerk) === true ? (body.clerk ?? null) : null}
              onChange={(clerk: string | null | undefined) => set({ clerk: clerk ?? null })}
              options={known?.clerks.map((each) => ({ value: each.id, label: each.name })) ?? []}
            />
          )}
        </Labelled>
        <Checkbox
          disabled={disabled}
          checked={body.commandDuty}
          onChange={(event) => set({ commandDuty: event.target.checked })}
        >
          {t('unitPage.commandDuty')}
        </Checkbox>
        <People row={row} />
        {draft.mayWrite && known !== null && <Order body={body} draft={draft} />}
        {draft.mayWrite && <Leaving row={row} draft={draft} onClose={onClose} onChange={set} />}
        {draft.changes.length > 0 && (
          <div className="unit-go-on">
            <p className="muted">{t('unitPage.unsaved')}</p>
            <Button type="primary" onClick={onClose}>
              {t('unitPage.goOn')}
            </Button>
          </div>
        )}
      </div>
    </Drawer>
  );
}

/** Who works for it: roles that the security administrator grants. */
function People({ row: { known } }: { readonly row: UnitRow }) {
  const { t } = useTranslation();
  if (known === null) return null;
  const names = (people: readonly { readonly name: string }[]) =>
    people.length === 0 ? '—' : people.map((each) => each.name).join(t('common.comma'));
  return (
    <dl className="area-facts">
      <dt>{t('unitPage.head')}</dt>
      <dd>{names(known.heads)}</dd>
      <dt>{t('unitPage.clerk')}</dt>
      <dd>{names(known.clerks.slice(0, 1))}</dd>
      <dt>{t('unitPage.substitute')}</dt>
      <dd>{names(known.clerks.slice(1))}</dd>
      <dt>{t('unitPage.crews')}</dt>
      <dd className="number">{known.crews}</dd>
      <dt>{t('unitPage.openCases')}</dt>
      <dd className="number">{known.openCases}</dd>
      <dt>{t('unitPage.duties')}</dt>
      <dd className="number">{known.duties}</dd>
    </dl>
  );
}

interface OrderProps {
  readonly body: UnitBody;
  readonly draft: Draft<readonly UnitBody[]>;
}

/** The order of the list is saved at once: there is nothing in it to be looked over before. */
function Order({ body, draft }: OrderProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const all = draft.body ?? [];
  const at = all.findIndex((each) => each.id === body.id);
  const move = useMutation({
    mutationFn: (step: -1 | 1) =>
      configApi.put(
        { kind: 'units', id: 'units' },
        {
          version: draft.stored?.version ?? 0,
          body: moved(all, body.id, step),
          note: t('unitPage.orderNote', { name: body.name }),
        },
      ),
    onSuccess: (saved) => documentSaved(client, saved),
  });
  const busy = move.isPending || draft.changes.length > 0;
  return (
    <div className="rule-field">
      <span className="muted">{t('unitPage.order', { at: at + 1, of: all.length })}</span>
      <div className="admin-tools">
        <Button disabled={busy || at <= 0} onClick={() => move.mutate(-1)}>
          {t('unitPage.up')}
        </Button>
        <Button disabled={busy || at >= all.length - 1} onClick={() => move.mutate(1)}>
          {t('unitPage.down')}
        </Button>
      </div>
      {draft.changes.length > 0 && <span className="muted">{t('unitPage.orderLater')}</span>}
      {move.error !== null && <p role="alert">{adminProblemText(t, move.error)}</p>}
    </div>
  );
}

interface LeavingProps extends OrderProps {
  readonly onClose: () => void;
  readonly onChange: (change: Partial<UnitBody>) => void;
}

/** A unit that is there is retired; one that was only just added goes again. */
function Leaving({ row, draft, onClose, onChange }: { readonly row: UnitRow } & Omit<LeavingProps, 'body'>) {
  const { t } = useTranslation();
  const { body, known } = row;
  if (known === null) {
    const drop = () => {
      draft.edit((units) => units.filter((each) => each.id !== body.id));
      onClose();
    };
    return (
      <Button onClick={drop} className="unit-leave">
        {t('unitPage.dropNew')}
      </Button>
    );
  }
  if (body.retired === true) {
    return (
      <Button onClick={() => onChange({ retired: false })} className="unit-leave">
        {t('unitPage.bringBack')}
      </Button>
    );
  }
  const held = known.openCases > 0 || known.duties > 0;
  return (
    <div className="rule-field">
      <Button disabled={held} onClick={() => onChange({ retired: true })} className="unit-leave">
        {t('unitPage.retire')}
      </Button>
      <span className="muted">
        {held ? t('unitPage.retireHeld', { cases: known.openCases, duties: known.duties }) : t('unitPage.retireWhat')}
      </span>
    </div>
  );
}
