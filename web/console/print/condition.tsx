import { useTranslation } from 'react-i18next';

interface Props {
  readonly text: string | null;
  readonly english: string | null;
}

/** A rule's own text; for an English reader with its translation, which says that it is one. */
export function Condition({ text, english }: Props) {
  const { t, i18n } = useTranslation();
  if (text === null) return '';
  if (i18n.language !== 'en' || english === null) return text;
  return (
    <>
      {english}
      <span className="sheet-small">
        {t('print.translated')} <span lang="zh-CN">{text}</span>
      </span>
    </>
  );
}
