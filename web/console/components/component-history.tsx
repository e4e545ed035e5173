import type { ComponentDetail, ComponentVersion } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { When } from '../admin/when.js';
import { useNames } from '../data/names.js';
import { type Difference, differencesOf, photosOnlyIn } from './differences.js';
import { measureText, useMeasureName } from './measures.js';
import { PhotoStrip } from './photo-strip.js';

type Version = Omit<ComponentVersion, 'replacedBecause'>;

/** What each version changed, the newest first: who, when and why. */
export function ComponentHistory({ detail }: { readonly detail: ComponentDetail }) {
  const { t } = useTranslation();
  const versions: readonly Version[] = [detail, ...detail.history];
  return (
    <section className="part-section">
      <h3>{t('components.history')}</h3>
      <ol className="part-history">
        {versions.map((version, i) => {
          const before = detail.history[i];
          return (
            <li key={version.version}>
              <p className="part-when">
                <strong>{t('components.version', { version: version.version })}</strong>
                <When at={version.at} />
                <span>{version.by.name}</span>
              </p>
              {before === undefined ? (
                <p className="muted">{t('components.first')}</p>
              ) : (
                <>
                  {before.replacedBecause !== '' && <p>{before.replacedBecause}</p>}
                  <Changes before={before} after={version} />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Changes({ before, after }: { readonly before: Version; readonly after: Version }) {
  const { t } = useTranslation();
  const measureName = useMeasureName();
  const told = useTold();
  const nameOf = ({ member }: Difference) =>
    member.startsWith('properties.')
      ? measureName(member.slice('properties.'.length))
      : t(`components.field.${member}`);
  const [added, removed] = [photosOnlyIn(after, before), photosOnlyIn(before, after)];
  return (
    <>
      {differencesOf(before, after).map((each) => (
        <p key={each.member} className="part-change">
          <span className="muted">{nameOf(each)}</span>
          <del>{told(each.member, each.before)}</del>
          <span aria-hidden="true">→</span>
          <ins>{told(each.member, each.after)}</ins>
        </p>
      ))}
      {added.length > 0 && (
        <>
          <p className="muted">{t('components.added')}</p>
          <PhotoStrip photos={added} name={after.name} />
        </>
      )}
      {removed.length > 0 && (
        <>
          <p className="muted">{t('components.removed')}</p>
          <PhotoStrip photos={removed} name={after.name} />
        </>
      )}
    </>
  );
}

/** A value in words. */
function useTold(): (member: string, value: unknown) => string {
  const { t } = useTranslation();
  const names = useNames();
  return (member, value) => {
    if (value === null || value === undefined || value === '') return t('components.nothing');
    if (member === 'state') return t(`components.state.${String(value)}`);
    if (isNamed(value)) return names.unit(value);
    if (isPlace(value)) return `${value.lon.toFixed(6)}, ${value.lat.toFixed(6)}`;
    if (typeof value === 'object' && 'name' in value) return String(value.name);
    if (typeof value === 'object' && 'type' in value) return String(value.type);
    return measureText(value);
  };
}

function isNamed(value: unknown): value is { readonly id: string; readonly name: string } {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}

function isPlace(value: unknown): value is { readonly lon: number; readonly lat: number } {
  return typeof value === 'object' && value !== null && 'lon' in value && 'lat' in value;
}
