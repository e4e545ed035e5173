import { CloseOutlined } from '@ant-design/icons';
import type { ComponentDetail } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { ErrorNote } from '../shell/notes.js';
import { ComponentCases } from './component-cases.js';
import { ComponentFacts } from './component-facts.js';
import { ComponentForm } from './component-form.js';
import { ComponentHistory } from './component-history.js';
import { ComponentMap } from './component-map.js';
import { componentQueries } from './component-queries.js';
import { StateWord } from './component-row.js';
import { PhotoStrip } from './photo-strip.js';

/** A component beside the list. Escape closes it. */
export function ComponentPane() {
  const { componentId } = useParams({ strict: false });
  return componentId === undefined ? null : <Pane key={componentId} id={componentId} />;
}

function Pane({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const query = useQuery(componentQueries.one(id));
  const close = useClose(editing);
  const detail = query.data;
  return (
    <div className="part">
      <header className="part-head">
        <div className="part-title">
          <h2>{detail?.name ?? id}</h2>
          {detail !== undefined && <StateWord state={detail.state} />}
        </div>
        {detail?.mayEdit === true && !editing && (
          <Button onClick={() => setEditing(true)}>{t('components.edit')}</Button>
        )}
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('components.close')} onClick={close} />
      </header>
      {detail === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={8} />
        )
      ) : editing ? (
        <ComponentForm detail={detail} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
      ) : (
        <Shown detail={detail} />
      )}
    </div>
  );
}

function Shown({ detail }: { readonly detail: ComponentDetail }) {
  return (
    <>
      <ComponentFacts detail={detail} />
      {detail.photos.length > 0 && <PhotoStrip photos={detail.photos} name={detail.name} />}
      <ComponentCases detail={detail} />
      <ComponentMap place={detail.location} areas={detail.areas} />
      <ComponentHistory detail={detail} />
    </>
  );
}

/** Not by Escape while a form is open: what was typed would be lost. */
function useClose(editing: boolean): () => void {
  const navigate = useNavigate();
  useEffect(() => {
    if (editing) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (document.querySelector(':popover-open, .ant-drawer-open, .ant-modal-wrap, .ant-select-open') !== null) return;
      if (target?.closest('input, textarea') != null) return;
      void navigate({ to: '/components', search: true });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [editing, navigate]);
  return () => void navigate({ to: '/components', search: true });
}
