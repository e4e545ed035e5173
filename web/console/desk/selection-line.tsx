import { useTranslation } from 'react-i18next';
import { MOST_CHOSEN, type Selection } from './use-selection.js';

interface Props {
  readonly selection: Selection;
  /** Of the filtered queue. */
  readonly total: number;
  readonly onDone: () => void;
}

/** How many are chosen, and all of the filter with one press. */
export function SelectionLine({ selection, total, onDone }: Props) {
  const { t } = useTranslation();
  const { cases, full, all } = selection;
  return (
    <div className="selection-line">
      <span role="status" className={full || cases.length === 0 ? '' : 'visually-hidden'}>
        {cases.length === 0 ? t('choose.none') : t('choose.count', { count: cases.length })}
        {full && t('choose.full', { most: MOST_CHOSEN, total })}
      </span>
      <button type="button" className="link-button" onClick={all}>
        {total > MOST_CHOSEN ? t('choose.first', { most: MOST_CHOSEN }) : t('choose.all', { total })}
      </button>
      {cases.length === 0 && (
        <button type="button" className="link-button" onClick={onDone}>
          {t('choose.end')}
        </button>
      )}
    </div>
  );
}
