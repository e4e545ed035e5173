import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findable, matches } from '../../find/index.js';
import { useKept, useWorking } from '../phone-context.js';
import { keep } from '../store/phone.js';
import { type CatalogueClass, useClassName } from './class-name.js';
import { Icon } from './icon.js';

export const keyOf = (cls: { readonly kind: string; readonly code: string }): string => `${cls.kind} ${cls.code}`;

interface Props {
  readonly chosen: string | null;
  readonly onChoose: (cls: CatalogueClass) => void;
  /** Only these. */
  readonly only?: (cls: CatalogueClass) => boolean;
}

const MOST_SHOWN = 60;

/** A class by one tap where it is a favourite or was used of late; else by name, initials or code. */
export function ClassPicker({ chosen, onChoose, only }: Props) {
  const { t } = useTranslation();
  const { phone, owner } = useWorking();
  const catalogue = useKept('catalogue');
  const recent = useKept('recent') ?? [];
  const favourites = useKept('favourites') ?? [];
  const nameOf = useClassName();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const classes = useMemo(
    () => (catalogue?.classes ?? []).filter((cls) => !cls.retired && (only === undefined || only(cls))),
    [catalogue, only],
  );
  const byKey = useMemo(() => new Map(classes.map((cls) => [keyOf(cls), cls])), [classes]);
  const words = useMemo(
    () => new Map(classes.map((cls) => [keyOf(cls), findable(cls.name, cls.nameEn, cls.code, cls.group)])),
    [classes],
  );
  const current = chosen === null ? undefined : byKey.get(chosen);
  const of = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? []);
  const found =
    typed.trim() === '' ? classes : classes.filter((cls) => matches(words.get(keyOf(cls)) ?? '', typed.trim()));
  const choose = (cls: CatalogueClass) => {
    setOpen(false);
    setTyped('');
    void keep(phone, owner, 'recent', [keyOf(cls), ...recent.filter((key) => key !== keyOf(cls))].slice(0, 8));
    onChoose(cls);
  };
  const star = (cls: CatalogueClass) => {
    const key = keyOf(cls);
    const next = favourites.includes(key) ? favourites.filter((each) => each !== key) : [...favourites, key];
    void keep(phone, owner, 'favourites', next);
  };
  const chips = (title: string, list: readonly CatalogueClass[]) =>
    list.length > 0 && (
      <div className="chips" role="group" aria-label={title}>
        <span className="chips-title">{title}</span>
        {list.map((cls) => (
          <button
            key={keyOf(cls)}
            type="button"
            className="chip"
            aria-pressed={keyOf(cls) === chosen}
            onClick={() => choose(cls)}
          >
            {nameOf(cls)}
          </button>
        ))}
      </div>
    );
  return (
    <div className="class-picker">
      <button type="button" className="big class-now" aria-expanded={open} onClick={() => setOpen(!open)}>
        {current === undefined ? t('classes.choose') : `${t(`kind.${current.kind}`)} · ${nameOf(current)}`}
      </button>
      {!open && chips(t('classes.favourites'), of(favourites))}
      {!open &&
        chips(
          t('classes.recent'),
          of(recent)
            .filter((cls) => !favourites.includes(keyOf(cls)))
            .slice(0, 5),
        )}
      {open && (
        <div className="class-list">
          <input
            type="search"
            value={typed}
            placeholder={t('classes.search')}
            aria-label={t('classes.search')}
            onChange={(event) => setTyped(event.target.value)}
          />
          {found.length === 0 && <p>{t('classes.nothing')}</p>}
          <ul>
            {found.slice(0, MOST_SHOWN).map((cls) => (
              <li key={keyOf(cls)}>
                <button type="button" className="class-row" onClick={() => choose(cls)}>
                  <span>{nameOf(cls)}</span>
                  <span className="muted">
                    {t(`kind.${cls.kind}`)} {cls.code}
                  </span>
                </button>
                <button
                  type="button"
                  className="round"
                  aria-pressed={favourites.includes(keyOf(cls))}
                  aria-label={t(favourites.includes(keyOf(cls)) ? 'classes.unstar' : 'classes.star', {
                    name: nameOf(cls),
                  })}
                  onClick={() => star(cls)}
                >
                  <Icon name="star" filled={favourites.includes(keyOf(cls))} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
