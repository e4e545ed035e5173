import './partners.css';
import { OPEN311_DATATYPES, type Open311AttributeBody, type Open311Body } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { useNames } from '../../data/names.js';
import { queries } from '../../data/queries.js';
import { useMay, useSession } from '../../data/session.js';
import { ErrorNote, NotAllowedNote } from '../../shell/notes.js';
import { Labelled } from '../rules/labelled.js';
import { RuleHead } from '../rules/rule-head.js';
import { SaveBar } from '../rules/save-bar.js';
import { useDraft } from '../rules/use-draft.js';

const DOCUMENT = { kind: 'open311', id: 'open311' } as const;
const SHOWS = ['all', 'public', 'none'] as const;

/** How the installation answers by Open311. */
export function Open311Page() {
  const { t } = useTranslation();
  const may = useMay('config.read');
  return may ? <Open311Settings /> : <NotAllowedNote what={t('open311.title')} />;
}

function Open311Settings() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const draft = useDraft<Open311Body>(DOCUMENT);
  const { body, mayWrite } = draft;
  if (draft.error !== null) return <ErrorNote error={draft.error} retry={draft.retry} />;
  const set = (members: Partial<Open311Body>) => draft.edit((before) => ({ ...before, ...members }));
  return (
    <>
      <RuleHead title={t('open311.title')} document={DOCUMENT} stored={draft.stored} />
      <p className="admin-lead">{t('open311.lead')}</p>
      {body === undefined ? (
        <Bones label={t('common.loading')} rows={6} />
      ) : (
        <>
          <section className="card open311-form" aria-label={t('open311.title')}>
            <p>
              {t('open311.address')} <code>{`${window.location.origin}/open311/v2/discovery.xml`}</code>
            </p>
            <Labelled label={t('open311.jurisdiction')} hint={t('open311.jurisdictionWhy', { tenant: tenant.id })}>
              {(id) => (
                <Input
                  id={id}
                  maxLength={100}
                  disabled={!mayWrite}
                  value={body.jurisdiction}
                  onChange={(event) => set({ jurisdiction: event.target.value.trim() })}
                />
              )}
            </Labelled>
            <Labelled label={t('open311.contact')}>
              {(id) => (
                <Input
                  id={id}
                  maxLength={500}
                  disabled={!mayWrite}
                  value={body.contact}
                  onChange={(event) => set({ contact: event.target.value })}
                />
              )}
            </Labelled>
            <Labelled label={t('open311.keyService')}>
              {(id) => (
                <Input
                  id={id}
                  maxLength={500}
                  disabled={!mayWrite}
                  value={body.keyService}
                  onChange={(event) => set({ keyService: event.target.value })}
                />
              )}
            </Labelled>
            <Labelled label={t('open311.shows')} hint={t('open311.showsWhy')}>
              {(id) => (
                <Select
                  id={id}
                  disabled={!mayWrite}
                  value={body.shows}
                  onChange={(shows: Open311Body['shows']) => set({ shows })}
                  options={SHOWS.map((each) => ({ value: each, label: t(`open311.showsOf.${each}`) }))}
                />
              )}
            </Labelled>
          </section>
          <Attributes
            attributes={body.attributes}
            disabled={!mayWrite}
            onChange={(attributes) => set({ attributes })}
          />
          <SaveBar kind="open311" draft={draft} />
        </>
      )}
    </>
  );
}

interface AttributesProps {
  readonly attributes: Open311Body['attributes'];
  readonly disabled: boolean;
  readonly onChange: (attributes: Open311Body['attributes']) => void;
}

const FRESH: Open311AttributeBody = { code: '', datatype: 'string', required: false, description: '', values: [] };

function Attributes({ attributes, disabled, onChange }: AttributesProps) {
  const { t } = useTranslation();
  const names = useNames();
  const catalogue = useQuery(queries.catalogue()).data;
  const keyOf = (each: { standardRef: string; kind: string; code: string }) =>
    `${each.standardRef}|${each.kind}|${each.code}`;
  const classes =
    catalogue?.classes.filter((each) => each.standardRef === catalogue.standardRef && !each.retired) ?? [];
  const nameOf = (key: string) => {
    const found = catalogue?.classes.find((each) => keyOf(each) === key);
    return found === undefined ? key : names.cls(found);
  };
  const set = (key: string, list: readonly Open311AttributeBody[]) => {
    const { [key]: _, ...others } = attributes;
    onChange(list.length === 0 ? others : { ...attributes, [key]: list });
  };
  const asked = Object.entries(attributes);
  return (
    <section className="card open311-form" aria-label={t('open311.attributes')}>
      <h2>{t('open311.attributes')}</h2>
      <p className="muted">{t('open311.attributesWhy')}</p>
      {asked.length === 0 && <p>{t('open311.noAttributes')}</p>}
      {asked.map(([key, list]) => (
        <section key={key} className="open311-class" aria-label={nameOf(key)}>
          <h3>{nameOf(key)}</h3>
          {list.map((one, index) => (
            <Attribute
              // biome-ignore lint/suspicious/noArrayIndexKey: an attribute has no name before it is typed
              key={index}
              number={index + 1}
              attribute={one}
              disabled={disabled}
              onChange={(next) =>
                set(
                  key,
                  list.map((each, at) => (at === index ? next : each)),
                )
              }
              onRemove={() =>
                set(
                  key,
                  list.filter((_, at) => at !== index),
                )
              }
            />
          ))}
          {!disabled && (
            <Button className="partner-do" onClick={() => set(key, [...list, FRESH])}>
              {t('open311.addAttribute')}
            </Button>
          )}
        </section>
      ))}
      {!disabled && (
        <Select
          aria-label={t('open311.addClass')}
          placeholder={t('open311.addClass')}
          value={null}
          showSearch={{ optionFilterProp: ['label', 'find'] }}
          onChange={(key: string | null) => key !== null && set(key, [...(attributes[key] ?? []), FRESH])}
          options={classes
            .filter((each) => attributes[keyOf(each)] === undefined)
            .map((each) => ({ value: keyOf(each), label: names.cls(each), find: `${each.code} ${each.name}` }))}
        />
      )}
    </section>
  );
}

interface AttributeProps {
  readonly number: number;
  readonly attribute: Open311AttributeBody;
  readonly disabled: boolean;
  readonly onChange: (attribute: Open311AttributeBody) => void;
  readonly onRemove: () => void;
}

function Attribute({ number, attribute, disabled, onChange, onRemove }: AttributeProps) {
  const { t } = useTranslation();
  const set = (members: Partial<Open311AttributeBody>) => onChange({ ...attribute, ...members });
  const title = t('open311.attribute', { number });
  return (
    <fieldset className="open311-attribute" disabled={disabled}>
      <legend>{title}</legend>
      <Labelled label={t('open311.code')}>
        {(id) => (
          <Input
            id={id}
            maxLength={40}
            value={attribute.code}
            onChange={(event) => set({ code: event.target.value.trim() })}
          />
        )}
      </Labelled>
      <Labelled label={t('open311.datatype')}>
        {(id) => (
          <Select
            id={id}
            disabled={disabled}
            value={attribute.datatype}
            onChange={(datatype: Open311AttributeBody['datatype']) => set({ datatype })}
            options={OPEN311_DATATYPES.map((each) => ({ value: each, label: t(`open311.datatypeOf.${each}`) }))}
          />
        )}
      </Labelled>
      <Labelled className="is-wide" label={t('open311.description')}>
        {(id) => (
          <Input
            id={id}
            maxLength={500}
            value={attribute.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </Labelled>
      {attribute.datatype.endsWith('list') && (
        <Labelled className="is-wide" label={t('open311.values')} hint={t('open311.valuesWhy')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 8 }}
              defaultValue={attribute.values.map(({ key, name }) => `${key}=${name}`).join('\n')}
              onChange={(event) => set({ values: valuesIn(event.target.value) })}
            />
          )}
        </Labelled>
      )}
      <Checkbox
        checked={attribute.required}
        disabled={disabled}
        onChange={(event) => set({ required: event.target.checked })}
      >
        {t('open311.required')}
      </Checkbox>
      {!disabled && (
        <Button size="small" onClick={onRemove} aria-label={t('open311.removeOf', { name: attribute.code || title })}>
          {t('open311.remove')}
        </Button>
      )}
    </fieldset>
  );
}

/** Lines of `key=name`; a line without a sign is both. */
function valuesIn(text: string): Open311AttributeBody['values'] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf('=');
      return at < 0
        ? { key: line, name: line }
        : { key: line.slice(0, at).trim(), name: line.slice(at + 1).trim() || line.slice(0, at).trim() };
    });
}
