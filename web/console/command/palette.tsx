import './command.css';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from './kbd.js';
import { keepEscape } from './keep-escape.js';
import { keyOf } from './keys.js';
import { showOverlay } from './open.js';
import { type Entry, found } from './palette-search.js';
import { useEntries } from './use-entries.js';

/** Everything that can be done from here, found by typing: arrows choose, Enter does it. */
export function Palette() {
  const { t } = useTranslation();
  const dialogue = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const { entries, loading } = useEntries(typed);
  const groups = useMemo(() => found(entries, typed), [entries, typed]);
  const flat = groups.flatMap((group) => group.entries);
  const at = Math.min(chosen, flat.length - 1);
  // Before the next key: it belongs to the palette.
  useLayoutEffect(() => dialogue.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${id} ${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    // Closed first: what comes next may take the focus.
    dialogue.current?.close();
    showOverlay(null);
    entry.run();
  };
  return (
    <dialog
      ref={dialogue}
      className="command palette"
      aria-label={t('command.palette')}
      onClose={() => showOverlay(null)}
      onKeyDown={keepEscape}
    >
      <input
        role="combobox"
        aria-label={t('command.type')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={flat.length === 0 ? undefined : `${id} ${at}`}
        placeholder={t('command.type')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          const key = keyOf(event.nativeEvent);
          const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key ?? ''];
          if (step !== undefined) setChosen(Math.min(Math.max(at + step, 0), flat.length - 1));
          else if (key === 'Enter') run(flat[at]);
          else return;
          event.preventDefault();
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('command.palette')} className="palette-list">
        {groups.map(({ group, entries: inside }) => (
          <div key={group} role="group" aria-label={t(`command.group.${group}`)}>
            <p className="palette-group muted" aria-hidden="true">
              {t(`command.group.${group}`)}
            </p>
            {inside.map((entry) => {
              const index = flat.indexOf(entry);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the input above takes the keys
                <div
                  key={entry.id}
                  id={`${id} ${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === at}
                  className="palette-entry"
                  onClick={() => run(entry)}
                >
                  <span>{entry.label}</span>
                  {entry.aside !== undefined && <span className="muted number">{entry.aside}</span>}
                  <Kbd keys={entry.keys} />
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {flat.length === 0 && <p className="palette-none muted">{t(loading ? 'common.loading' : 'command.none')}</p>}
    </dialog>
  );
}
