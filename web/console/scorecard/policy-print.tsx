import { useTranslation } from 'react-i18next';
import { durationText } from '../words/duration-text.js';
import { flatSettings } from './settings.js';

interface Props {
  readonly policy: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Every setting that the figures were made with. */
export function PolicyPrint({ policy, settings }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card policy" aria-label={t('scorecard.policy')}>
      <h2>{t('scorecard.policyTitle', { policy })}</h2>
      <p className="muted">{t('scorecard.policyWhy')}</p>
      <dl>
        {flatSettings(settings).map(({ path, value }) => (
          <div key={path}>
            <dt>{t(`setting.${path}`, { defaultValue: path })}</dt>
            <dd className="number">{typeof value === 'object' ? durationText(t, value) : settingText(path, value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );

  function settingText(path: string, value: string | number | boolean): string {
    if (path === 'timelyMode') return t(`timelyMode.${String(value)}`, { defaultValue: String(value) });
    return typeof value === 'number' && SHARES.has(path) ? `${Number((value * 100).toFixed(4))}%` : String(value);
  }
}

const SHARES = new Set([
  'weights.timely',
  'weights.resolved',
  'repeatAllowance',
  'deferralLimit',
  'extensionLimit',
  'warnFraction',
]);
