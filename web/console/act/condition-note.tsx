import type { CaseDetail } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';

/** The catalogue's condition that this act is measured by. */
export function ConditionNote({ type, detail }: { readonly type: string; readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const { filing, closing } = detail.conditions;
  if ((type === 'filed' || type === 'checked' || type === 'rejected') && filing !== null) {
    return <p className="act-note">{t('form.filingCondition', { condition: filing })}</p>;
  }
  if ((type === 'verified' || type === 'closed' || type === 'feedback') && closing !== null) {
    return <p className="act-note">{t('form.closingCondition', { condition: closing })}</p>;
  }
  return null;
}
