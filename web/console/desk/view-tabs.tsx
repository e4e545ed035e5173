import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LightShape, MenuButton, PopoverButton } from '../../ui/index.js';
import { useSession } from '../data/session.js';
import { problemText } from '../words/problem-text.js';
import { type DeskSearch, narrowed } from './desk-search.js';
import { suggestionsFor } from './suggestions.js';
import { useExpected } from './use-expected.js';
import { MOST_VIEWS, movedBy, newView, shownView, useViews, type View, type Views } from './use-views.js';

/** Long enough to see it and to press. */
const UNDO_MS = 10_000;

/** Saved filters over the list, with live counts; on the first day some that the person's roles ask for. */
export function ViewTabs({ search }: { readonly search: DeskSearch }) {
  const { t } = useTranslation();
  const kept = useViews();
  const { views, counts } = kept;
  const [dropped, setDropped] = useDropped();
  const suggests = useSuggests();
  const known = kept.error !== null && views === undefined ? false : views && (views.length > 0 || suggests.wanted);
  const isExpected = useExpected('views', known, true);
  if (views === undefined) return isExpected ? <div className="views" aria-hidden="true" /> : null;
  const shown = shownView(views, search);
  const canKeep =
    shown === null && views.length < MOST_VIEWS && (narrowed(search).length > 0 || search.sort !== undefined);
  if (views.length === 0 && !canKeep && dropped === null) {
    return suggests.wanted ? <Suggestions views={kept} onUnwanted={suggests.refuse} /> : null;
  }
  return (
    <nav className="views" aria-label={t('view.all')}>
      <ul>
        {views.map((view) => (
          <li key={view.id} className={`view ${view.id === shown?.id ? 'is-here' : ''}`}>
            <Link
              to="/desk"
              search={view.search}
              className="view-link"
              aria-current={view.id === shown?.id ? 'page' : undefined}
            >
              {view.name}
              <Count count={counts.get(view.id)} />
            </Link>
            {view.id === shown?.id && (
              <ViewMenu
                view={view}
                kept={kept}
                onDrop={() => {
                  kept.drop(view);
                  setDropped(view);
                }}
              />
            )}
          </li>
        ))}
        {canKeep && (
          <li>
            <KeepForm views={views} search={search} onKeep={kept.keep} />
          </li>
        )}
      </ul>
      <span role="status" className="view-told">
        {dropped !== null && (
          <>
            {t('view.dropped', { name: dropped.name })}{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => {
                kept.keep(dropped);
                setDropped(null);
              }}
            >
              {t('view.undo')}
            </button>
          </>
        )}
        {kept.error !== null && dropped === null && problemText(t, kept.error)}
      </span>
    </nav>
  );
}

function Count({ count }: { readonly count: { readonly total: number; readonly red: number } | undefined }) {
  const { t } = useTranslation();
  if (count === undefined) return null;
  return (
    <span className="view-count number">
      {count.total}
      {count.red > 0 && count.red < count.total && (
        <span className="view-late">
          <svg viewBox="0 0 12 12" width="9" height="9" aria-hidden="true">
            <LightShape light="red" />
          </svg>
          <span className="visually-hidden">{t('light.red')}</span>
          {count.red}
        </span>
      )}
    </span>
  );
}

interface ViewMenuProps {
  readonly view: View;
  readonly kept: Views;
  readonly onDrop: () => void;
}

function ViewMenu({ view, kept, onDrop }: ViewMenuProps) {
  const { t } = useTranslation();
  const [naming, setNaming] = useState(false);
  const { views = [], keep } = kept;
  if (naming) {
    return (
      <NameForm
        name={view.name}
        onName={(name) => {
          keep({ ...view, name });
          setNaming(false);
        }}
        onCancel={() => setNaming(false)}
      />
    );
  }
  const left = movedBy(views, view, -1);
  const right = movedBy(views, view, 1);
  return (
    <MenuButton
      className="view-menu"
      align="end"
      label={t('view.menu', { name: view.name })}
      button={<span aria-hidden="true">⋯</span>}
      items={[
        { key: 'name', label: t('view.rename'), onSelect: () => setNaming(true) },
        ...(left === null ? [] : [{ key: 'left', label: t('view.left'), onSelect: () => keep(left) }]),
        ...(right === null ? [] : [{ key: 'right', label: t('view.right'), onSelect: () => keep(right) }]),
        { key: 'drop', label: t('view.drop'), apart: true, onSelect: onDrop },
      ]}
    />
  );
}

interface KeepFormProps {
  readonly views: readonly View[];
  readonly search: DeskSearch;
  readonly onKeep: (view: View) => void;
}

/** The present filter, under a name. */
function KeepForm({ views, search, onKeep }: KeepFormProps) {
  const { t } = useTranslation();
  return (
    <PopoverButton className="view-keep" button={`＋ ${t('view.keep')}`} panelLabel={t('view.keep')}>
      {(close) => (
        <div className="view-form">
          <NameForm
            name=""
            onName={(name) => {
              close();
              onKeep(newView(views, name, search));
            }}
            onCancel={close}
          />
          {search.q !== undefined && <p className="muted">{t('view.withoutText')}</p>}
        </div>
      )}
    </PopoverButton>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

function NameForm({ name, onName, onCancel }: NameFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onName(typed.trim());
  };
  return (
    <form className="name-form" onSubmit={submit}>
      <label htmlFor={id}>{t('view.name')}</label>
      <input
        id={id}
        data-autofocus=""
        // biome-ignore lint/a11y/noAutofocus: it opens for this and nothing else
        autoFocus
        maxLength={40}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onCancel();
        }}
      />
      <button type="submit" className="name-save" disabled={typed.trim() === ''}>
        {t('view.save')}
      </button>
    </form>
  );
}

/** Whether the person still wants suggestions; kept in this browser. */
function useSuggests() {
  const key = `bihuan.noSuggestions ${useSession().person.id}`;
  const [wanted, setWanted] = useState(() => localStorage.getItem(key) === null);
  const refuse = () => {
    localStorage.setItem(key, '1');
    setWanted(false);
  };
  return { wanted, refuse };
}

interface SuggestionProps {
  readonly views: Views;
  readonly onUnwanted: () => void;
}

function Suggestions({ views: { keep }, onUnwanted }: SuggestionProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { grants } = useSession();
  const take = (name: string, search: DeskSearch) => {
    keep(newView([], name, search));
    void navigate({ to: '/desk', search });
  };
  return (
    <nav className="views is-suggested" aria-label={t('view.suggested')}>
      <span className="muted">{t('view.suggested')}</span>
      <ul>
        {suggestionsFor(grants.map(({ role }) => role)).map(({ name, search }) => (
          <li key={name}>
            <button type="button" className="view-keep" onClick={() => take(t(`suggest.${name}`), search)}>
              ＋ {t(`suggest.${name}`)}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="link-button" onClick={onUnwanted}>
        {t('view.noSuggestions')}
      </button>
    </nav>
  );
}

/** The view deleted last, for as long as it can be taken back. */
function useDropped() {
  const [dropped, setDropped] = useState<View | null>(null);
  useEffect(() => {
    if (dropped === null) return;
    const timer = setTimeout(() => setDropped(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [dropped]);
  return [dropped, setDropped] as const;
}
