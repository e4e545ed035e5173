import { CARD_KINDS } from '@bihuan/city';
import type { CompositeView } from '@bihuan/contracts';
import { Button, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../rules/labelled.js';

interface Props {
  readonly composite: CompositeView;
  readonly mayWrite: boolean;
  readonly onChange: (composite: CompositeView) => void;
}

/** Every setting of a composite; its sum is shown as it is written. */
export function CompositeForm({ composite, mayWrite, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const kind = CARD_KINDS.find(({ id }) => id === composite.card);
  const name = (one: { readonly zh: string; readonly en: string }) => (i18n.language === 'en' ? one.en : one.zh);
  const set = (members: Partial<CompositeView>) => onChange({ ...composite, ...members });
  const disabled = !mayWrite;
  const sum = Number(composite.parts.reduce((all, { weight }) => all + weight, 0).toFixed(10));
  const weigh = (indicator: string, weight: number) => {
    const others = composite.parts.filter((part) => part.indicator !== indicator);
    const known = kind?.indicators.map(({ id }) => id) ?? [];
    const parts = weight === 0 ? others : [...others, { indicator, weight }];
    set({ parts: parts.sort((a, b) => known.indexOf(a.indicator) - known.indexOf(b.indicator)) });
  };
  return (
    <div className="rule-form policy-form">
      <div className="rule-pair">
        <Labelled label={t('composites.from')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              className="policy-date"
              disabled={disabled}
              value={composite.validFrom}
              onChange={(event) => set({ validFrom: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t('composites.until')} hint={t('composites.untilWhy')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              className="policy-date"
              disabled={disabled}
              value={composite.validUntil ?? ''}
              onChange={(event) => set({ validUntil: event.target.value === '' ? null : event.target.value })}
            />
          )}
        </Labelled>
      </div>
      <fieldset disabled={disabled}>
        <legend>{t('composites.phase')}</legend>
        <p className="muted">{t('composites.phaseWhy')}</p>
        <Radio.Group
          disabled={disabled}
          value={composite.phase}
          onChange={(event) => set({ phase: event.target.value as CompositeView['phase'] })}
          options={(['trial', 'formal'] as const).map((value) => ({ value, label: t(`composites.${value}`) }))}
        />
      </fieldset>
      <fieldset disabled={disabled}>
        <legend>{t('composites.parts')}</legend>
        <p className="muted">{t('composites.partsWhy')}</p>
        <div className="rule-pair">
          {kind?.indicators.map((each) => (
            <Labelled key={each.id} label={name(each)}>
              {(id) => (
                <InputNumber<number>
                  id={id}
                  min={0}
                  max={100}
                  suffix="%"
                  disabled={disabled}
                  value={percent(composite.parts.find(({ indicator }) => indicator === each.id)?.weight ?? 0)}
                  onChange={(value) => weigh(each.id, Number(((value ?? 0) / 100).toFixed(10)))}
                />
              )}
            </Labelled>
          ))}
        </div>
        <p className={sum === 1 ? 'muted number' : 'number policy-wrong'} role={sum === 1 ? undefined : 'alert'}>
          {t(sum === 1 ? 'policies.sum' : 'policies.badSum', { sum: percent(sum) })}
        </p>
      </fieldset>
      <fieldset disabled={disabled}>
        <legend>{t('composites.sample')}</legend>
        <p className="muted">{t('composites.sampleWhy')}</p>
        <div className="rule-pair">
          <Labelled label={t('composites.count')}>
            {(id) => (
              <Select<string>
                id={id}
                disabled={disabled}
                popupMatchSelectWidth={false}
                value={composite.sample.count}
                onChange={(count) => set({ sample: { ...composite.sample, count } })}
                options={kind?.counts.map((each) => ({ value: each.id, label: name(each) })) ?? []}
              />
            )}
          </Labelled>
          <Labelled label={t('composites.atLeast')}>
            {(id) => (
              <InputNumber<number>
                id={id}
                min={0}
                precision={0}
                disabled={disabled}
                value={composite.sample.atLeast}
                onChange={(value) => set({ sample: { ...composite.sample, atLeast: value ?? 0 } })}
              />
            )}
          </Labelled>
        </div>
      </fieldset>
      <Grades composite={composite} disabled={disabled} onChange={(grades) => set({ grades })} />
    </div>
  );
}

interface GradesProps {
  readonly composite: CompositeView;
  readonly disabled: boolean;
  readonly onChange: (grades: CompositeView['grades']) => void;
}

function Grades({ composite: { grades }, disabled, onChange }: GradesProps) {
  const { t } = useTranslation();
  const change = (index: number, members: Partial<CompositeView['grades'][number]>) =>
    onChange(grades.map((each, i) => (i === index ? { ...each, ...members } : each)));
  const more = () => {
    const last = grades.at(-1);
    const next = { grade: String.fromCharCode(65 + grades.length), from: 0 };
    const above = grades.at(-2)?.from ?? 100;
    onChange(last === undefined ? [next] : [...grades.slice(0, -1), { ...last, from: Math.floor(above / 2) }, next]);
  };
  return (
    <fieldset disabled={disabled}>
      <legend>{t('composites.grades')}</legend>
      <p className="muted">{t('composites.gradesWhy')}</p>
      <ol className="composite-grades">
        {grades.map(({ grade, from }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a grade is its place from the best down
          <li key={i}>
            <Input
              aria-label={t('composites.grade')}
              maxLength={20}
              disabled={disabled}
              value={grade}
              onChange={(event) => change(i, { grade: event.target.value })}
            />
            <InputNumber<number>
              aria-label={t('composites.gradeFrom')}
              prefix="≥"
              min={0}
              max={100}
              disabled={disabled}
              value={from}
              onChange={(value) => change(i, { from: value ?? 0 })}
            />
          </li>
        ))}
      </ol>
      {!disabled && (
        <div className="rule-pair">
          <Button disabled={grades.length >= 10} onClick={more}>
            {t('composites.addGrade')}
          </Button>
          <Button
            disabled={grades.length <= 1}
            onClick={() =>
              onChange(grades.slice(0, -1).map((each, i) => (i === grades.length - 2 ? { ...each, from: 0 } : each)))
            }
          >
            {t('composites.dropGrade')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

const percent = (share: number): number => Number((share * 100).toFixed(8));
