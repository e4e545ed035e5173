import type { ConfigChange, ConfigKind } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { tellChange } from './change-text.js';
import { useChangeNames } from './use-change-names.js';

interface Props {
  readonly kind: ConfigKind;
  readonly changes: readonly ConfigChange[];
  /** How many there are, where not all are given. */
  readonly count?: number;
}

/** What changed, a line each: where, what it was, what it is. */
export function ChangeList({ kind, changes, count = changes.length }: Props) {
  const { t } = useTranslation();
  const names = useChangeNames();
  return (
    <ul className="changes">
      {changes.map((change) => {
        const { where, what, before, after } = tellChange(names, kind, change);
        return (
          <li key={change.path.join('/')}>
            <span className="change-where">{where}</span>
            {what === 'added' && <span className="change-what">{t('ruleChange.added')}</span>}
            {what === 'removed' && <span className="change-what">{t('ruleChange.removed')}</span>}
            {before !== null && <del>{before}</del>}
            {before !== null && after !== null && <span aria-hidden>→</span>}
            {after !== null && <ins>{after}</ins>}
          </li>
        );
      })}
      {count > changes.length && (
        <li className="muted">{t('ruleChange.andMore', { count: count - changes.length })}</li>
      )}
    </ul>
  );
}
