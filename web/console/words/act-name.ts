import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';

/** What an act is called for the reader: an order of supervision is a leader's 批示 and a supervisor's 督办令. */
export function useActName(): (type: string) => string {
  const { t } = useTranslation();
  const { grants } = useSession();
  const leads = grants.some((grant) => grant.role === 'leader') && !grants.some((grant) => grant.role === 'supervisor');
  return (type) => (leads && type === 'supervised' ? t('act.supervised_leader') : t(`act.${type}`));
}
