import './command.css';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ACT_KEYS } from '../act/act-keys.js';
import { useSession } from '../data/session.js';
import { changeActing, LONGEST_DELAY, useActing } from '../sending/settings.js';
import { PLACES } from '../shell/places.js';
import { useActName } from '../words/act-name.js';
import { COMMANDS, type Command, SPOTS } from './commands.js';
import { Kbd } from './kbd.js';
import { keepEscape } from './keep-escape.js';
import { showOverlay } from './open.js';

/** All keys by where they hold, and how the person likes to act. */
export function KeysOverlay() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const dialogue = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialogue.current?.showModal(), []);
  const may = ({ to, act, keys: [letter] }: Command) => {
    if (act === true) return typesOf(letter, permissions).length > 0;
    const place = PLACES.find((each) => each.to === to);
    return to === undefined || place?.permissions.some((each) => permissions.includes(each)) === true;
  };
  return (
    <dialog
      ref={dialogue}
      className="command keys-overlay"
      aria-labelledby={id}
      onClose={() => showOverlay(null)}
      onKeyDown={keepEscape}
    >
      <header className="keys-head">
        <h2 id={id}>{t('command.keys')}</h2>
        <button type="button" className="link-button" onClick={() => dialogue.current?.close()}>
          {t('command.shut')} <Kbd keys="Escape" />
        </button>
      </header>
      <div className="keys-spots">
        {SPOTS.map((spot) => (
          <section key={spot} aria-label={t(`command.spot.${spot}`)}>
            <h3>{t(`command.spot.${spot}`)}</h3>
            <dl>
              {COMMANDS.filter((command) => command.spot === spot && may(command)).map((command) => (
                <div key={command.id}>
                  <dt>
                    {command.keys.map((keys) => (
                      <Kbd key={keys} keys={keys} said />
                    ))}
                  </dt>
                  <dd>
                    <Name command={command} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Settings />
    </dialog>
  );
}

function Name({ command: { id, to, act, keys } }: { readonly command: Command }) {
  const { t } = useTranslation();
  const actName = useActName();
  const { permissions } = useSession();
  if (to !== undefined) return t('command.goTo', { place: t(PLACES.find((each) => each.to === to)?.name ?? '') });
  if (act !== true) return t(`command.of.${id}`);
  return typesOf(keys[0], permissions)
    .map((type) => actName(type))
    .join(t('common.comma'));
}

/** Of a letter's acts those that the person may ever do. */
function typesOf(letter: string | undefined, permissions: readonly string[]): string[] {
  const types = ACT_KEYS.find(([key]) => key === letter)?.[1] ?? [];
  return types.filter((type) => permissions.includes(`event.${type}`));
}

function Settings() {
  const { t } = useTranslation();
  const { person } = useSession();
  const { delay, next, letters } = useActing(person.id);
  const id = useId();
  return (
    <section className="keys-settings" aria-label={t('command.settings')}>
      <h3>{t('command.settings')}</h3>
      <p>
        <label htmlFor={id}>{t('command.delay')}</label>
        <input
          id={id}
          type="number"
          min={0}
          max={LONGEST_DELAY}
          value={delay}
          onChange={(event) => changeActing(person.id, { delay: clamped(event.target.valueAsNumber, delay) })}
        />
        <span className="muted">{t('command.delayWhy')}</span>
      </p>
      <label>
        <input
          type="checkbox"
          checked={next}
          onChange={(event) => changeActing(person.id, { next: event.target.checked })}
        />
        {t('command.openNext')}
      </label>
      <label>
        <input
          type="checkbox"
          checked={letters}
          onChange={(event) => changeActing(person.id, { letters: event.target.checked })}
        />
        {t('command.letters')}
      </label>
    </section>
  );
}

function clamped(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : Math.min(Math.max(Math.round(value), 0), LONGEST_DELAY);
}
