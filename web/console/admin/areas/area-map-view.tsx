import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { adminQueries } from '../admin-queries.js';
import { AreaEditor } from './area-editor.js';

interface Props {
  /** `~patrol` is a layer beside the tree; absent: the first community. */
  readonly area: string | undefined;
  readonly mayWrite: boolean;
}

/** Which part of the district is on the map, and the map. */
export function AreaMapView({ area, mayWrite }: Props) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const tree = useQuery(adminQueries.areas());
  const layers = useQuery(adminQueries.areaLayers());
  const areas = tree.data?.areas ?? [];
  const about = area ?? areas.find((each) => each.level === 'community')?.id ?? areas[0]?.id;
  const layer = about?.startsWith('~') === true ? about.slice(1) : null;
  const map = useQuery({
    ...adminQueries.areaMap(layer !== null ? { layer } : { near: about ?? '' }),
    enabled: about !== undefined,
  });
  const names = new Map(
    areas.map((each) => [each.id, i18n.language === 'en' ? (each.nameEn ?? each.name) : each.name]),
  );
  const options = [
    ...areas
      .filter((each) => each.level === 'community' || each.level === 'street')
      .map((each) => ({
        value: each.id,
        label:
          each.level === 'street'
            ? (names.get(each.id) ?? '')
            : `${names.get(each.parent ?? '') ?? ''} / ${names.get(each.id)}`,
      })),
    ...(layers.data?.layers ?? []).map((each) => ({ value: `~${each.id}`, label: each.name })),
  ];
  const saved = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['admin'] }), client.invalidateQueries({ queryKey: ['areas'] })]);
  return (
    <>
      <div className="admin-filters">
        <Select
          aria-label={t('areaEdit.part')}
          className="area-about"
          value={about ?? null}
          showSearch={{ optionFilterProp: ['label'] }}
          onChange={(next: string | null) => {
            if (next !== null) void navigate({ to: '/admin/areas', search: { view: 'map', area: next } });
          }}
          options={options}
        />
      </div>
      {map.isError ? (
        <ErrorNote error={map.error} retry={() => void map.refetch()} />
      ) : map.data === undefined ? (
        <Bones label={t('common.loading')} rows={10} />
      ) : (
        <AreaEditor
          key={about}
          map={map.data}
          about={layer === null ? (about ?? null) : null}
          mayWrite={mayWrite}
          onSaved={() => void saved()}
        />
      )}
    </>
  );
}
