import '../report/report.css';
import type { Letter, NearComponent, Point } from '@bihuan/contracts';
import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlacePicker } from '../report/place-picker.js';
import { type CatalogueClass, ClassSelect } from '../words/class-select.js';
import { problemText } from '../words/problem-text.js';
import { moderationApi } from './moderation-queries.js';
import { useDecision } from './use-decision.js';

type Class = Pick<CatalogueClass, 'standardRef' | 'kind' | 'code'>;

const NONE: readonly NearComponent[] = [];
const nothing = (): void => {};

/** What and where: what the words propose is filled in, and a person puts it right. */
export function LetterCase({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation();
  const id = useId();
  const [kind, setKind] = useState<'event' | 'component'>(letter.class?.kind ?? 'event');
  const [cls, setCls] = useState<Class | null>(letter.class);
  const [place, setPlace] = useState<Point | null>(null);
  const [address, setAddress] = useState('');
  const decide = useDecision((to: { readonly class: Class; readonly location: Point }) =>
    moderationApi.letter(letter.id, {
      make: 'case',
      ...to,
      ...(address.trim() === '' ? {} : { address: address.trim() }),
    }),
  );
  const missing = [...(cls === null ? ['class'] : []), ...(place === null ? ['location'] : [])];
  const send = () => {
    if (cls !== null && place !== null) decide.mutate({ class: plain(cls), location: place });
  };
  return (
    <div className="moderation-form">
      <label htmlFor={id}>{t('field.class')}</label>
      <div className="moderation-class">
        <Select
          aria-label={t('report.kind')}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setCls(null);
          }}
          options={(['event', 'component'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <ClassSelect
          id={id}
          kind={kind}
          value={cls?.code ?? null}
          onChange={setCls}
          placeholder={t('moderation.letter.classHint')}
        />
      </div>
      {letter.places.length > 0 && (
        <fieldset className="moderation-places">
          <legend>{t('moderation.letter.places')}</legend>
          {letter.places.map((each) => (
            <Button
              key={`${each.name} ${each.location.lon} ${each.location.lat}`}
              onClick={() => {
                setPlace(each.location);
                setAddress(each.name);
              }}
            >
              {each.name}
            </Button>
          ))}
        </fieldset>
      )}
      <PlacePicker
        place={place}
        address={address}
        components={NONE}
        component=""
        onPlace={setPlace}
        onAddress={setAddress}
        onComponent={nothing}
      />
      {decide.isError && <p role="alert">{problemText(t, decide.error)}</p>}
      <div className="moderation-buttons">
        <Button type="primary" disabled={missing.length > 0} loading={decide.isPending} onClick={send}>
          {t('moderation.letter.caseNow')}
        </Button>
        <span className="muted" aria-live="polite">
          {missing.length > 0 &&
            t('form.missing', { names: missing.map((name) => t(`field.${name}`)).join(t('common.comma')) })}
        </span>
      </div>
    </div>
  );
}

const plain = ({ standardRef, kind, code }: Class): Class => ({ standardRef, kind, code });
