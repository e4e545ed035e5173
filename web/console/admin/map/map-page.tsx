import './map-page.css';
import type { BaseMapBody, MapBody, Tiles3dBody } from '@bihuan/contracts';
import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { useMay } from '../../data/session.js';
import { ErrorNote, NotAllowedNote } from '../../shell/notes.js';
import { Labelled } from '../rules/labelled.js';
import { RuleHead } from '../rules/rule-head.js';
import { SaveBar } from '../rules/save-bar.js';
import { useDraft } from '../rules/use-draft.js';

const MAP_DOCUMENT = { kind: 'map', id: 'map' } as const;
const BASES = ['none', 'pmtiles', 'raster', 'style'] as const;
type BaseKind = (typeof BASES)[number];

/** What a city lays under its map and stands on it: from its own servers, or from files in the data folder. */
export function MapPage() {
  const { t } = useTranslation();
  const may = useMay('config.read');
  return may ? <MapSettings /> : <NotAllowedNote what={t('mapSettings.title')} />;
}

function MapSettings() {
  const { t } = useTranslation();
  const draft = useDraft<MapBody>(MAP_DOCUMENT);
  const { body, mayWrite } = draft;
  if (draft.error !== null) return <ErrorNote error={draft.error} retry={draft.retry} />;
  const set = (members: Partial<MapBody>) => draft.edit((before) => ({ ...before, ...members }));
  return (
    <>
      <RuleHead title={t('mapSettings.title')} document={MAP_DOCUMENT} stored={draft.stored} />
      <p className="admin-lead">{t('mapSettings.lead')}</p>
      {body === undefined ? (
        <Bones label={t('common.loading')} rows={6} />
      ) : (
        <>
          <section className="card map-settings rule-form" aria-label={t('mapSettings.base')}>
            <h2>{t('mapSettings.base')}</h2>
            <BaseForm base={body.baseMap} disabled={!mayWrite} onChange={(baseMap) => set({ baseMap })} />
          </section>
          <Sets sets={body.tiles3d} disabled={!mayWrite} onChange={(tiles3d) => set({ tiles3d })} />
          <section className="card map-settings rule-form" aria-label={t('mapSettings.hosts')}>
            <h2>{t('mapSettings.hosts')}</h2>
            <Labelled label={t('mapSettings.hostList')} hint={t('mapSettings.hostsWhy')}>
              {(id) => (
                <Select
                  id={id}
                  mode="tags"
                  open={false}
                  suffixIcon={null}
                  tokenSeparators={[' ', ',']}
                  disabled={!mayWrite}
                  value={[...body.hosts]}
                  onChange={(hosts: string[]) => set({ hosts })}
                />
              )}
            </Labelled>
          </section>
          <SaveBar kind="map" draft={draft} />
        </>
      )}
    </>
  );
}

interface BaseProps {
  readonly base: BaseMapBody | null;
  readonly disabled: boolean;
  readonly onChange: (base: BaseMapBody | null) => void;
}

function BaseForm({ base, disabled, onChange }: BaseProps) {
  const { t } = useTranslation();
  const kind: BaseKind = base?.kind ?? 'none';
  return (
    <>
      <Labelled label={t('mapSettings.baseKind')} hint={t(`mapSettings.baseWhy.${kind}`)}>
        {(id) => (
          <Select
            id={id}
            className="map-settings-short"
            disabled={disabled}
            value={kind}
            options={BASES.map((each) => ({ value: each, label: t(`mapSettings.baseOf.${each}`) }))}
            onChange={(next: BaseKind) => onChange(fresh(next, base))}
          />
        )}
      </Labelled>
      {base?.kind === 'pmtiles' && (
        <Text
          label={t('mapSettings.file')}
          hint={t('mapSettings.fileWhy')}
          disabled={disabled}
          value={base.file}
          onChange={(file) => onChange({ ...base, file: file.replace(/\.pmtiles$/i, '') })}
        />
      )}
      {(base?.kind === 'raster' || base?.kind === 'style') && (
        <Text
          label={t('mapSettings.url')}
          hint={t(`mapSettings.urlWhy.${base.kind}`)}
          disabled={disabled}
          value={base.url}
          onChange={(url) => onChange({ ...base, url })}
        />
      )}
      {base?.kind === 'raster' && (
        <div className="rule-pair">
          <Labelled label={t('mapSettings.tileSize')}>
            {(id) => (
              <Select
                id={id}
                disabled={disabled}
                value={base.tileSize}
                options={[256, 512].map((size) => ({ value: size, label: `${size} × ${size}` }))}
                onChange={(tileSize: 256 | 512) => onChange({ ...base, tileSize })}
              />
            )}
          </Labelled>
          <Labelled label={t('mapSettings.maxZoom')}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={24}
                precision={0}
                disabled={disabled}
                value={base.maxZoom}
                onChange={(maxZoom) => onChange({ ...base, maxZoom: maxZoom ?? 18 })}
              />
            )}
          </Labelled>
        </div>
      )}
      {base !== null && (
        <Text
          label={t('mapSettings.attribution')}
          hint={t('mapSettings.attributionWhy')}
          disabled={disabled}
          value={base.attribution}
          onChange={(attribution) => onChange({ ...base, attribution })}
        />
      )}
    </>
  );
}

function fresh(kind: BaseKind, before: BaseMapBody | null): BaseMapBody | null {
  const attribution = before?.attribution ?? '';
  switch (kind) {
    case 'none':
      return null;
    case 'pmtiles':
      return { kind, file: '', attribution };
    case 'raster':
      return { kind, url: '', tileSize: 256, maxZoom: 18, attribution };
    case 'style':
      return { kind, url: '', attribution };
  }
}

interface SetsProps {
  readonly sets: readonly Tiles3dBody[];
  readonly disabled: boolean;
  readonly onChange: (sets: readonly Tiles3dBody[]) => void;
}

function Sets({ sets, disabled, onChange }: SetsProps) {
  const { t } = useTranslation();
  const change = (index: number, members: Partial<Tiles3dBody>) =>
    onChange(sets.map((each, i) => (i === index ? { ...each, ...members } : each)));
  return (
    <section className="card map-settings rule-form" aria-label={t('mapSettings.sets')}>
      <div className="map-settings-head">
        <h2>{t('mapSettings.sets')}</h2>
        {!disabled && (
          <Button
            onClick={() =>
              onChange([...sets, { id: freshId(sets), name: '', from: 'folder', at: '', attribution: '' }])
            }
          >
            {t('mapSettings.addSet')}
          </Button>
        )}
      </div>
      <p className="muted">{t(sets.length === 0 ? 'mapSettings.noSets' : 'mapSettings.setsWhy')}</p>
      {sets.map((set, index) => (
        <fieldset key={set.id} className="map-settings-set">
          <legend>{set.name === '' ? t('mapSettings.newSet') : set.name}</legend>
          <div className="rule-pair">
            <Text
              label={t('mapSettings.name')}
              disabled={disabled}
              value={set.name}
              onChange={(name) => change(index, { name })}
            />
            <Labelled label={t('mapSettings.from')}>
              {(id) => (
                <Select
                  id={id}
                  disabled={disabled}
                  value={set.from}
                  options={(['folder', 'url'] as const).map((each) => ({
                    value: each,
                    label: t(`mapSettings.fromOf.${each}`),
                  }))}
                  onChange={(from: 'folder' | 'url') => change(index, { from, at: '' })}
                />
              )}
            </Labelled>
          </div>
          <Text
            label={t(`mapSettings.atOf.${set.from}`)}
            hint={t(`mapSettings.atWhy.${set.from}`)}
            disabled={disabled}
            value={set.at}
            onChange={(at) => change(index, { at })}
          />
          <Text
            label={t('mapSettings.attribution')}
            disabled={disabled}
            value={set.attribution}
            onChange={(attribution) => change(index, { attribution })}
          />
          {!disabled && (
            <div>
              <Button onClick={() => onChange(sets.filter((_, i) => i !== index))}>{t('mapSettings.removeSet')}</Button>
            </div>
          )}
        </fieldset>
      ))}
    </section>
  );
}

function freshId(sets: readonly Tiles3dBody[]): string {
  for (let number = 1; ; number++) if (sets.every(({ id }) => id !== `s${number}`)) return `s${number}`;
}

interface TextProps {
  readonly label: string;
  readonly hint?: string;
  readonly disabled: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Text({ label, hint, disabled, value, onChange }: TextProps) {
  return (
    <Labelled label={label} {...(hint === undefined ? {} : { hint })}>
      {(id) => <Input id={id} disabled={disabled} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Labelled>
  );
}
