import type { AdminArea } from '@bihuan/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { adminProblemText } from '../admin-problem.js';
import { adminQueries } from '../admin-queries.js';
import { When } from '../when.js';
import { levelOf } from './areas-page.js';

interface Props {
  readonly area: AdminArea;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** An area's names, what it was called before, and the way back to that. */
export function AreaDrawer({ area, mayWrite, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState(area.name);
  const [nameEn, setNameEn] = useState(area.nameEn ?? '');
  const history = useQuery(adminQueries.areaHistory(area.id));
  const save = useMutation({
    mutationFn: (names: { readonly name: string; readonly nameEn: string | null }) =>
      adminApi.renameArea(area.id, { version: area.version, ...names }),
    onSuccess: (_, names) => {
      setName(names.name);
      setNameEn(names.nameEn ?? '');
      onSaved();
    },
  });
  const next = { name: name.trim(), nameEn: nameEn.trim() === '' ? null : nameEn.trim() };
  const changed = next.name !== area.name || next.nameEn !== area.nameEn;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed && next.name !== '') save.mutate(next);
  };
  return (
    <Drawer open size={480} onClose={onClose} title={area.name}>
      <div className="area">
        <dl className="area-facts">
          <dt>{t('areaPage.code')}</dt>
          <dd className="number">{area.id}</dd>
          <dt>{t('areaPage.level')}</dt>
          <dd>{t(`areaLevel.${levelOf(area)}`)}</dd>
          <dt>{t('areaPage.openCases')}</dt>
          <dd className="number">{area.openCases}</dd>
          <dt>{t('areaPage.boundary')}</dt>
          <dd>{t(area.hasBoundary ? 'areaPage.hasBoundary' : 'areaPage.noBoundary')}</dd>
          <dt>{t('areaPage.desk')}</dt>
          <dd>
            {area.desk.length === 0
              ? t('areaPage.noDesk')
              : [...new Set(area.desk.map((person) => person.name))].join(t('common.comma'))}
          </dd>
        </dl>
        <Link
          to="/admin/areas"
          search={{ view: 'map', area: area.level === 'cell' ? (area.parent ?? area.id) : area.id }}
        >
          {t('areaPage.onMap')}
        </Link>
        <form className="area-form" onSubmit={submit}>
          <label htmlFor={`${id}-name`}>{t('areaPage.name')}</label>
          <Input
            id={`${id}-name`}
            maxLength={60}
            disabled={!mayWrite}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <label htmlFor={`${id}-en`}>{t('areaPage.nameEn')}</label>
          <Input
            id={`${id}-en`}
            maxLength={100}
            disabled={!mayWrite}
            value={nameEn}
            onChange={(event) => setNameEn(event.target.value)}
          />
          {mayWrite && (
            <>
              <p role="alert">{save.error === null ? '' : adminProblemText(t, save.error)}</p>
              <Button type="primary" htmlType="submit" disabled={!changed || next.name === ''} loading={save.isPending}>
                {t('areaPage.save')}
              </Button>
            </>
          )}
        </form>
        <section>
          <h2>{t('areaPage.history')}</h2>
          <ol className="area-versions">
            {history.data?.versions.map((version) => (
              <li key={version.version}>
                <div>
                  <strong>{version.name}</strong>
                  {version.nameEn !== null && <span className="muted"> {version.nameEn}</span>}
                  {version.moved && <span> {t('areaPage.moved')}</span>}
                  {version.note !== null && version.note !== '' && <p>{version.note}</p>}
                  <p className="muted number">
                    {t('areaPage.version', { version: version.version })}
                    {version.by !== null && ` · ${version.by.name}`}
                    {version.at !== null && (
                      <>
                        {' · '}
                        <When at={version.at} />
                      </>
                    )}
                  </p>
                </div>
                {mayWrite && version.version !== area.version && (
                  <Button
                    size="small"
                    loading={save.isPending}
                    onClick={() => save.mutate({ name: version.name, nameEn: version.nameEn })}
                  >
                    {t('areaPage.restore')}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Drawer>
  );
}
