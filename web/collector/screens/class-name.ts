import type { Catalogue } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { useKept } from '../phone-context.js';

export type CatalogueClass = Catalogue['classes'][number];

/** What a class is called in the language of the screen. */
export function useClassName() {
  const { i18n } = useTranslation();
  const classes = useKept('catalogue')?.classes;
  return (ref: {
    readonly standardRef: string;
    readonly kind?: string;
    readonly code: string;
    readonly name?: string;
  }) => {
    const known = classes?.find(
      (each) =>
        each.code === ref.code &&
        each.standardRef === ref.standardRef &&
        (ref.kind === undefined || each.kind === ref.kind),
    );
    if (known === undefined) return ref.name ?? ref.code;
    return i18n.language === 'en' ? (known.nameEn ?? known.name) : known.name;
  };
}
