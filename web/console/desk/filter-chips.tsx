import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import type { DeskChange, DeskSearch } from './desk-search.js';

interface Props {
  readonly search: DeskSearch;
  readonly onChange: (change: DeskChange) => void;
}

interface Chip {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** What goes when the chip goes. */
  readonly parts: readonly (keyof DeskSearch)[];
}

/** What narrows the list beyond queue, light and text; each goes by a click. */
export function FilterChips({ search, onChange }: Props) {
  const { t } = useTranslation();
  const chips = useChips(search);
  if (chips.length === 0) return null;
  const drop = (parts: readonly (keyof DeskSearch)[]) =>
    onChange(Object.fromEntries(parts.map((part) => [part, undefined])));
  return (
    <ul className="chips" aria-label={t('desk.filtersOn')}>
      {chips.map(({ key, name, value, parts }) => (
        <li key={key} className="chip">
          <span className="chip-text">
            <span className="muted">{name}</span> {value}
          </span>
          <button type="button" aria-label={t('desk.dropFilter', { name })} onClick={() => drop(parts)}>
            ×
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="link-button" onClick={() => drop(chips.flatMap(({ parts }) => parts))}>
            {t('desk.clearFilters')}
          </button>
        </li>
      )}
    </ul>
  );
}

function useChips(search: DeskSearch): Chip[] {
  const { t } = useTranslation();
  const names = useNames();
  const chips: Chip[] = [];
  const add = (key: keyof DeskSearch, value: string | undefined, more: readonly (keyof DeskSearch)[] = []) => {
    if (value !== undefined) chips.push({ key, name: t(`desk.by.${key}`), value, parts: [key, ...more] });
  };
  const list = (text: string, word: (each: string) => string) => text.split(',').map(word).join(t('common.comma'));
  add('state', search.state && list(search.state, (each) => t(`state.of.${each}`)));
  add('mark', search.mark && list(search.mark, (each) => t(`mark.${each}`)));
  add('due', search.due && t(`desk.due.${search.due}`));
  add('severity', search.severity && t(`severity.${search.severity}`));
  add('source', search.source && t(`source.${search.source}`));
  add('unit', search.unit && names.unitById(search.unit));
  add('class', search.class && names.clsByCode(search.kind ?? 'event', search.class), ['kind']);
  add('sort', search.sort && t(`desk.sortBy.${search.sort}`));
  return chips;
}
