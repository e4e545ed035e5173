import './nearby.css';
import type { CaseDetail } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { words } from './words.js';

addWords(words);

/** The component on which a case hangs: what it is, how it is, who keeps it up. */
export function ComponentFact({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const names = useNames();
  const mayRead = useMay('component.read');
  const { component, componentView: known } = detail;
  if (component === null) return null;
  if (known === null) return component;
  const id = <span className="number">{component}</span>;
  return (
    <>
      {known.name} · {known.class.name} · {t(`nearby.state.${known.state}`)}
      {known.maintainer !== null && ` · ${t('nearby.maintainer', { unit: names.unit(known.maintainer) })}`}{' '}
      {mayRead ? (
        <Link className="component-link" to="/components/$componentId" params={{ componentId: component }}>
          {id}
        </Link>
      ) : (
        id
      )}
    </>
  );
}
