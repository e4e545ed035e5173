import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateNote } from '../../ui/index.js';
import { problemText } from '../words/problem-text.js';

/** An answer that did not come, phrased, with the way to try again. */
export function ErrorNote({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const again = retry === undefined ? {} : { action: <Button onClick={retry}>{t('common.retry')}</Button> };
  return (
    <StateNote tone="error" title={t('state.failed')} {...again}>
      {problemText(t, error)}
    </StateNote>
  );
}

export function NotAllowedNote({ what }: { readonly what: string }) {
  const { t } = useTranslation();
  return <StateNote title={t('state.notAllowed')}>{t('state.notAllowedWhy', { what })}</StateNote>;
}

export function NowhereNote() {
  const { t } = useTranslation();
  return (
    <StateNote title={t('state.nowhere')} action={<Link to="/desk">{t('state.toDesk')}</Link>}>
      {t('state.nowhereWhy')}
    </StateNote>
  );
}

/** A fault of the screen itself. */
export function CrashNote({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <StateNote tone="error" title={t('state.crashed')} action={<Button onClick={reset}>{t('common.retry')}</Button>}>
      {t('state.crashedWhy', { detail: error instanceof Error ? error.message : String(error) })}
    </StateNote>
  );
}
