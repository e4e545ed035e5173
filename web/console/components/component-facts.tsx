import type { ComponentDetail } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { measureText, useMeasureName } from './measures.js';

/** What is known of a component, in the order of the standard. */
export function ComponentFacts({ detail }: { readonly detail: ComponentDetail }) {
  const { t } = useTranslation();
  const names = useNames();
  const measureName = useMeasureName();
  const unit = (one: ComponentDetail['owner']) => (one === null ? t('components.nothing') : names.unit(one));
  const { location, maintainedFrom: from, maintainedUntil: until } = detail;
  const facts: [string, string][] = [
    ['id', detail.id],
    ['class', `${names.cls({ ...detail.class, kind: 'component' })} ${detail.class.code}`],
    [
      'area',
      [...detail.areas]
        .reverse()
        .slice(1)
        .map((area) => area.name)
        .join(' / ') || detail.area.name,
    ],
    ['location', `${location.lon.toFixed(6)}, ${location.lat.toFixed(6)}`],
    ['department', unit(detail.department)],
    ['owner', unit(detail.owner)],
    ['maintainer', unit(detail.maintainer)],
    ...(from === null && until === null
      ? []
      : [['maintained', `${from ?? '…'} – ${until ?? t('components.always')}`] satisfies [string, string]]),
    ['firstOn', detail.firstOn],
    ...optional('changedOn', detail.changedOn),
    ...optional('source', detail.source),
    ...(detail.coordinates === 'wgs84' ? [] : optional('coordinates', t(`components.system.${detail.coordinates}`))),
    ...optional('remark', detail.remark),
  ];
  return (
    <dl className="part-facts">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{t(`components.field.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {Object.entries(detail.properties).map(([name, value]) => (
        <div key={`measure ${name}`}>
          <dt>{measureName(name)}</dt>
          <dd>{measureText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function optional(key: string, value: string | null): [string, string][] {
  return value === null || value === '' ? [] : [[key, value]];
}
