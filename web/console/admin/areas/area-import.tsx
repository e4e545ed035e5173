import type { AreaFileQuery, AreaFileReport, AreaFinding } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { type ChangeEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { adminProblemText } from '../admin-problem.js';
import { adminQueries } from '../admin-queries.js';
import { ImportReport } from './import-report.js';
import { LayerForm } from './layer-form.js';

const SYSTEMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09', 'swapped'] as const;
const FIELDS = ['id', 'label', 'parent'] as const;
const LEVELS = ['district', 'street', 'community', 'cell'] as const;

type Options = Pick<AreaFileQuery, 'level' | 'coordinates' | 'repair' | 'remove'> & {
  readonly [K in (typeof FIELDS)[number]]?: string;
};

/** A file of areas: looked at as often as wanted, each time with what it would change and what is wrong; then saved as one change. */
export function AreaImport() {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const layers = useQuery(adminQueries.areaLayers());
  const [file, setFile] = useState<File | null>(null);
  const [options, setOptions] = useState<Options>({ level: 'cell', coordinates: 'wgs84', repair: 'no', remove: 'no' });
  const [note, setNote] = useState('');
  const [confirmed, setConfirmed] = useState('');
  const [shown, setShown] = useState<AreaFinding | null>(null);
  const look = useMutation({
    mutationFn: (of: { readonly file: File; readonly options: Options }) =>
      adminApi.importAreas(of.file, { name: of.file.name, note: '', confirmed: '', ...of.options }),
  });
  const save = useMutation({
    mutationFn: (of: { readonly file: File; readonly seen: string }) =>
      adminApi.importAreas(of.file, { name: of.file.name, ...options, note, confirmed, seen: of.seen }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['admin'] }),
        client.invalidateQueries({ queryKey: ['areas'] }),
      ]),
  });
  const again = (next: Options, from: File | null = file) => {
    setOptions(next);
    setShown(null);
    save.reset();
    if (from !== null) look.mutate({ file: from, options: next });
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0] ?? null;
    // The same file, mended, must be taken again.
    event.target.value = '';
    if (chosen === null) return;
    setFile(chosen);
    const { id: _, label: __, parent: ___, ...rest } = options;
    again(rest, chosen);
  };
  const report = look.data;
  const problem = save.error ?? look.error;
  const number = save.data?.number ?? null;
  return (
    <div className="area-import">
      <p className="admin-lead">{t('areaImport.lead')}</p>
      <div className="import-file">
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept=".geojson,.json,.zip,.kml,.kmz"
          onChange={choose}
        />
        <label htmlFor={id} className="import-choose">
          {t(file === null ? 'areaImport.choose' : 'areaImport.chooseAgain')}
        </label>
        <span className="import-name">{file === null ? t('areaImport.kinds') : file.name}</span>
      </div>
      <div className="admin-filters">
        <Select
          aria-label={t('areaPage.level')}
          value={options.level}
          onChange={(level: string) => again({ ...options, level })}
          options={[
            ...LEVELS.map((level) => ({ value: level as string, label: t(`areaLevel.${level}`) })),
            ...(layers.data?.layers ?? []).map((layer) => ({ value: layer.id, label: layer.name })),
          ]}
        />
        <Select
          aria-label={t('areaImport.coordinates')}
          value={options.coordinates}
          onChange={(coordinates: Options['coordinates']) => again({ ...options, coordinates })}
          options={SYSTEMS.map((system) => ({ value: system, label: t(`areaSystem.${system}`) }))}
        />
        <Checkbox
          checked={options.repair === 'yes'}
          onChange={(event) => again({ ...options, repair: event.target.checked ? 'yes' : 'no' })}
        >
          {t('areaImport.repair')}
        </Checkbox>
        <Checkbox
          checked={options.remove === 'yes'}
          onChange={(event) => again({ ...options, remove: event.target.checked ? 'yes' : 'no' })}
        >
          {t('areaImport.remove')}
        </Checkbox>
      </div>
      <LayerForm onMade={(level) => again({ ...options, level })} />
      {report !== undefined && report.fields.length > 0 && (
        <div className="admin-filters">
          {FIELDS.map((field) => (
            <Select
              key={field}
              aria-label={t(`areaField.${field}`)}
              placeholder={t(`areaField.${field}`)}
              value={report.taken[field]}
              onChange={(name: string) => again({ ...options, [field]: name })}
              options={report.fields.map(({ name, sample }) => ({
                value: name,
                label: `${t(`areaField.${field}`)}: ${name} (${sample})`,
              }))}
            />
          ))}
        </div>
      )}
      <div aria-live="polite">
        {look.isPending && <p>{t('common.loading')}</p>}
        {problem !== null && <p role="alert">{adminProblemText(t, problem)}</p>}
        {number !== null && <p role="status">{t('areaImport.saved', { number })}</p>}
        {report !== undefined && number === null && !look.isPending && look.error === null && (
          <ImportReport
            report={report}
            shown={shown}
            onShow={setShown}
            onMend={(coordinates) => again({ ...options, coordinates })}
          />
        )}
      </div>
      {report !== undefined && number === null && file !== null && fits(report) && (
        <div className="draft-form">
          {report.doubts > 0 && (
            <>
              <label htmlFor={`${id}-confirm`}>{t('areaEdit.confirm')}</label>
              <Input id={`${id}-confirm`} value={confirmed} onChange={(event) => setConfirmed(event.target.value)} />
            </>
          )}
          <label htmlFor={`${id}-note`}>{t('areaEdit.note')}</label>
          <Input id={`${id}-note`} value={note} onChange={(event) => setNote(event.target.value)} />
          <Button
            type="primary"
            disabled={look.isPending || (report.doubts > 0 && confirmed.trim() === '')}
            loading={save.isPending}
            onClick={() => save.mutate({ file, seen: report.seen })}
          >
            {t('areaEdit.save')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Nothing is wrong with it, and it would change something. */
function fits({ counts, refused }: AreaFileReport): boolean {
  return counts.faults === 0 && refused.length === 0 && counts.added + counts.changed + counts.retired > 0;
}
