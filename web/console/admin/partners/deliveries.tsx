import type { WebhookDelivery } from '@bihuan/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { Bones } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { adminProblemText } from '../admin-problem.js';
import { adminQueries } from '../admin-queries.js';
import { When } from '../when.js';

interface Props {
  readonly webhook: string;
  readonly mayWrite: boolean;
}

const TROUBLES = ['timeout', 'unreachable', 'private-address', 'not-https', 'no-address'] as const;

/** What was sent to an address, the latest first, and what it answered. */
export function Deliveries({ webhook, mayWrite }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useInfiniteQuery(adminQueries.deliveries(webhook));
  const again = useMutation({
    mutationFn: (delivery: string) => adminApi.sendAgain(webhook, delivery),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
  if (query.isError) return <ErrorNote error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Bones label={t('common.loading')} rows={3} />;
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <div className="deliveries">
      <div className="admin-tools">
        <h3>{t('webhook.log')}</h3>
        <Button size="small" onClick={() => void client.invalidateQueries({ queryKey: ['admin'] })}>
          {t('webhook.refresh')}
        </Button>
      </div>
      {items.length === 0 ? (
        <p className="muted">{t('webhook.logNone')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
        <section className="admin-table" aria-label={t('webhook.log')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('webhook.case')}</th>
                <th scope="col">{t('webhook.event')}</th>
                <th scope="col">{t('webhook.at')}</th>
                <th scope="col">{t('webhook.result')}</th>
                {mayWrite && <th aria-hidden />}
              </tr>
            </thead>
            <tbody>
              {items.map((each) => (
                <tr key={each.id}>
                  <td className="number">{each.number}</td>
                  <td>{t(`act.${each.event}`)}</td>
                  <td className="number">
                    <When at={each.createdAt} />
                  </td>
                  <td>
                    <Result delivery={each} />
                  </td>
                  {mayWrite && (
                    <td>
                      <Button
                        size="small"
                        aria-label={t('webhook.againOf', { number: each.number, event: t(`act.${each.event}`) })}
                        onClick={() => again.mutate(each.id)}
                      >
                        {t('webhook.again')}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {again.error !== null && <p role="alert">{adminProblemText(t, again.error)}</p>}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('tables.showMore')}
        </Button>
      )}
    </div>
  );
}

function Result({ delivery }: { readonly delivery: WebhookDelivery }) {
  const { t } = useTranslation();
  const { state, attempts, nextAt } = delivery;
  const told = [
    t(state === 'waiting' ? 'webhook.waitingOne' : `webhook.${state}`),
    ...metBy(t, delivery),
    ...(attempts > 1 || state === 'failed' ? [t('webhook.attempts', { count: attempts })] : []),
  ];
  return (
    <>
      {told.join(' · ')}
      {nextAt !== null && attempts > 0 && (
        <>
          {' '}
          · {t('webhook.next')} <When at={nextAt} />
        </>
      )}
    </>
  );
}

function metBy(t: TFunction, { state, status, error }: WebhookDelivery): string[] {
  if (error !== null) {
    const known = TROUBLES.find((each) => each === error);
    return [known === undefined ? error : t(`webhook.trouble.${known}`)];
  }
  return status === null || state === 'delivered' ? [] : [t('webhook.answer', { status })];
}
