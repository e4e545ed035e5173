import type { Partner, PartnerChange, PartnerList } from '@bihuan/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { useMay } from '../../data/session.js';
import { adminProblemText } from '../admin-problem.js';
import { Labelled } from '../rules/labelled.js';
import { PartnerKeys } from './partner-keys.js';
import { ReachFields } from './reach-fields.js';
import { Webhooks } from './webhooks.js';

interface Props {
  readonly partner: Partner;
  readonly list: PartnerList;
  readonly onClose: () => void;
}

/** One partner: what it may report and where, its keys, and what it is told. */
export function PartnerDrawer({ partner, list, onClose }: Props) {
  const { t } = useTranslation();
  const mayWrite = useMay('partner.write');
  return (
    <Drawer open size={720} onClose={onClose} title={partner.name}>
      <div className="partner">
        <dl className="partner-facts">
          <dt>{t('partner.id')}</dt>
          <dd>{partner.id}</dd>
          <dt>{t('partner.source')}</dt>
          <dd>{t(`source.${partner.source}`)}</dd>
          <dt>{t('partner.state')}</dt>
          <dd>{t(`partner.states.${partner.retired ? 'retired' : 'active'}`)}</dd>
        </dl>
        <PartnerKeys partner={partner} mayWrite={mayWrite && !partner.retired} />
        <Webhooks partner={partner} mayWrite={mayWrite && !partner.retired} />
        <ReachForm partner={partner} list={list} mayWrite={mayWrite} />
      </div>
    </Drawer>
  );
}

function ReachForm({ partner, list, mayWrite }: Omit<Props, 'onClose'> & { readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(partner.name);
  const [reach, setReach] = useState({ area: partner.area.path, classes: partner.classes as readonly string[] });
  const change = useMutation({
    mutationFn: (body: PartnerChange) => adminApi.changePartner(partner.id, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
  const isSame =
    name.trim() === partner.name && reach.area === partner.area.path && reach.classes.join() === partner.classes.join();
  return (
    <section className="partner-form">
      <Labelled label={t('partner.name')}>
        {(id) => (
          <Input
            id={id}
            maxLength={80}
            disabled={!mayWrite}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Labelled>
      <ReachFields list={list} value={reach} disabled={!mayWrite} onChange={setReach} />
      {mayWrite && (
        <div className="admin-tools">
          <Button
            disabled={isSame || name.trim() === ''}
            loading={change.isPending}
            onClick={() => change.mutate({ name: name.trim(), area: reach.area, classes: [...reach.classes] })}
          >
            {t('partner.save')}
          </Button>
          {partner.retired ? (
            <Button onClick={() => change.mutate({ retired: false })}>{t('partner.restore')}</Button>
          ) : (
            <Popconfirm
              title={t('partner.retireAsk')}
              description={t('partner.retireWhat')}
              okText={t('partner.retire')}
              cancelText={t('common.cancel')}
              onConfirm={() => change.mutate({ retired: true })}
            >
              <Button danger>{t('partner.retire')}</Button>
            </Popconfirm>
          )}
        </div>
      )}
      {change.error !== null && <p role="alert">{adminProblemText(t, change.error)}</p>}
    </section>
  );
}
