import { CloseOutlined, ExpandOutlined } from '@ant-design/icons';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseView } from './case-view.js';

/** A case beside the list. Escape closes it. */
export function CasePane() {
  const { t } = useTranslation();
  const { caseId } = useParams({ strict: false });
  const navigate = useNavigate();
  const close = () => void navigate({ to: '/desk', search: true });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (document.querySelector(':popover-open, .ant-drawer-open, .ant-modal-wrap, .ant-select-open') !== null) return;
      if (target?.closest('input, textarea') != null) return;
      void navigate({ to: '/desk', search: true });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate]);
  if (caseId === undefined) return null;
  return (
    <CaseView
      key={caseId}
      id={caseId}
      tools={
        <>
          <Link to="/cases/$caseId" params={{ caseId }} className="case-tool" title={t('case.ownPage')}>
            <ExpandOutlined aria-hidden />
            <span className="visually-hidden">{t('case.ownPage')}</span>
          </Link>
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('case.close')}
            title={t('case.close')}
            onClick={close}
          />
        </>
      }
    />
  );
}
