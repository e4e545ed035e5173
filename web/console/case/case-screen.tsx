import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../data/session.js';
import { NotAllowedNote } from '../shell/notes.js';
import { CaseView } from './case-view.js';

/** A case by itself, as its own address shows it. */
export function CaseScreen() {
  const { t } = useTranslation();
  const { caseId } = useParams({ strict: false });
  const may = useMay('case.read');
  if (!may) return <NotAllowedNote what={t('desk.case')} />;
  if (caseId === undefined) return null;
  return (
    <CaseView
      key={caseId}
      id={caseId}
      wide
      tools={
        <Link to="/desk" className="case-tool">
          <ArrowLeftOutlined aria-hidden /> {t('state.toDesk')}
        </Link>
      }
    />
  );
}
