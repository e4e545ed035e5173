import { POLICY_PROVENANCE } from '@bihuan/city';
import { POLICY_DEFAULTS, type Policy, STAGES, type StageName, TIMELY_MODES, type TimelyMode } from '@bihuan/kit';
import { Input, InputNumber, Radio, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../rules/labelled.js';

interface Props {
  readonly policy: Policy;
  readonly mayWrite: boolean;
  readonly onChange: (policy: Policy) => void;
}

type Share = 'repeatAllowance' | 'deferralLimit' | 'extensionLimit' | 'warnFraction';
const SHARES: readonly Share[] = ['repeatAllowance', 'deferralLimit', 'extensionLimit', 'warnFraction'];

/** Every setting of a policy: what it means, what it may be, and whether the figure is the source's or an example. */
export function PolicyForm({ policy, mayWrite, onChange }: Props) {
  const { t } = useTranslation();
  const set = (members: Partial<Policy>) => onChange({ ...policy, ...members });
  const sum = Number((policy.weights.timely + policy.weights.resolved).toFixed(10));
  return (
    <div className="rule-form policy-form">
      <Labelled label={t('setting.validFrom')} hint={t('policyWhy.validFrom')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            className="policy-date"
            disabled={!mayWrite}
            value={policy.validFrom}
            onChange={(event) => set({ validFrom: event.target.value })}
          />
        )}
      </Labelled>
      <fieldset disabled={!mayWrite}>
        <legend>{t('policies.weights')}</legend>
        <div className="rule-pair">
          {(['timely', 'resolved'] as const).map((weight) => (
            <Percent
              key={weight}
              label={t(`setting.weights.${weight}`)}
              hint={t(`policyWhy.${weight}`)}
              value={policy.weights[weight]}
              disabled={!mayWrite}
              onChange={(value) => set({ weights: { ...policy.weights, [weight]: value } })}
            />
          ))}
        </div>
        <p className={sum === 1 ? 'muted number' : 'number policy-wrong'} role={sum === 1 ? undefined : 'alert'}>
          {t(sum === 1 ? 'policies.sum' : 'policies.badSum', { sum: percent(sum) })}
          <From setting="weights" isDefault={same(policy.weights, POLICY_DEFAULTS.weights)} />
        </p>
      </fieldset>
      <fieldset disabled={!mayWrite}>
        <legend>{t('policies.shares')}</legend>
        <div className="rule-pair">
          {SHARES.map((share) => (
            <Percent
              key={share}
              label={t(`setting.${share}`)}
              hint={
                <>
                  {t(`policyWhy.${share}`)}
                  <From setting={share} isDefault={policy[share] === POLICY_DEFAULTS[share]} />
                </>
              }
              value={policy[share]}
              disabled={!mayWrite}
              onChange={(value) => set({ [share]: value })}
            />
          ))}
          <Labelled label={t('setting.minAllowance')} hint={t('policyWhy.minAllowance')}>
            {(id) => (
              <InputNumber<number>
                id={id}
                min={0}
                precision={0}
                disabled={!mayWrite}
                value={policy.minAllowance}
                onChange={(value) => set({ minAllowance: value ?? 0 })}
              />
            )}
          </Labelled>
        </div>
      </fieldset>
      <fieldset disabled={!mayWrite}>
        <legend>{t('setting.timelyMode')}</legend>
        <Radio.Group
          className="policy-modes"
          disabled={!mayWrite}
          value={policy.timelyMode}
          onChange={(event) => set({ timelyMode: event.target.value as TimelyMode })}
          options={TIMELY_MODES.map((mode) => ({ value: mode, label: t(`timelyMode.${mode}`) }))}
        />
      </fieldset>
      <fieldset disabled={!mayWrite}>
        <legend>{t('policies.stages')}</legend>
        <p className="muted">
          {t('policyWhy.stages')}
          <From setting="stages" isDefault={same(policy.stages, POLICY_DEFAULTS.stages)} />
        </p>
        <div className="rule-pair">
          {STAGES.map((stage) => (
            <Stage
              key={stage}
              stage={stage}
              value={policy.stages[stage]}
              disabled={!mayWrite}
              onChange={(value) => set({ stages: { ...policy.stages, [stage]: value } })}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** Whether a figure stands as the source has it, or is an example that the city has not replaced. */
function From({
  setting,
  isDefault,
}: {
  readonly setting: keyof typeof POLICY_PROVENANCE;
  readonly isDefault: boolean;
}) {
  const { t } = useTranslation();
  const sourced = isDefault ? POLICY_PROVENANCE[setting].sourced : 'city';
  return <span className="policy-from">{t('policies.from', { from: t(`sourced.${sourced}`) })}</span>;
}

interface PercentProps {
  readonly label: string;
  readonly hint: React.ReactNode;
  /** 0 … 1 */
  readonly value: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

function Percent({ label, hint, value, disabled, onChange }: PercentProps) {
  return (
    <Labelled label={label} hint={hint}>
      {(id) => (
        <InputNumber<number>
          id={id}
          min={0}
          max={100}
          suffix="%"
          disabled={disabled}
          value={percent(value)}
          onChange={(next) => onChange(Number(((next ?? 0) / 100).toFixed(10)))}
        />
      )}
    </Labelled>
  );
}

interface StageProps {
  readonly stage: StageName;
  readonly value: Policy['stages'][StageName];
  readonly disabled: boolean;
  readonly onChange: (value: Policy['stages'][StageName]) => void;
}

function Stage({ stage, value, disabled, onChange }: StageProps) {
  const { t } = useTranslation();
  const unit = 'minutes' in value ? 'minutes' : 'hours';
  const amount = 'minutes' in value ? value.minutes : value.hours;
  const make = (count: number, of: 'minutes' | 'hours') => (of === 'minutes' ? { minutes: count } : { hours: count });
  return (
    <Labelled label={t(`setting.stages.${stage}`)}>
      {(id) => (
        <Space.Compact>
          <InputNumber<number>
            id={id}
            min={0}
            disabled={disabled}
            value={amount}
            onChange={(next) => onChange(make(next ?? 0, unit))}
          />
          <Select<'minutes' | 'hours'>
            aria-label={t('form.unit')}
            disabled={disabled}
            value={unit}
            popupMatchSelectWidth={false}
            onChange={(next) => onChange(make(amount, next))}
            options={(['minutes', 'hours'] as const).map((each) => ({ value: each, label: t(`durationUnit.${each}`) }))}
          />
        </Space.Compact>
      )}
    </Labelled>
  );
}

const percent = (share: number): number => Number((share * 100).toFixed(8));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
