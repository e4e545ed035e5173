import type { PartnerList, PartnerSource } from '@bihuan/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { adminProblemText } from '../admin-problem.js';
import { Labelled } from '../rules/labelled.js';
import { ReachFields } from './reach-fields.js';

const ID = /^[a-z0-9][a-z0-9-]{1,39}$/;
const SOURCES: readonly PartnerSource[] = ['open311', 'department', 'media'];

interface Props {
  readonly list: PartnerList;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

/** A new partner, without a key yet. */
export function CreatePartner({ list, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [source, setSource] = useState<PartnerSource>('open311');
  const [reach, setReach] = useState({ area: list.areas[0]?.path ?? '', classes: [] as readonly string[] });
  const create = useMutation({
    mutationFn: () =>
      adminApi.createPartner({ id, name: name.trim(), source, area: reach.area, classes: [...reach.classes] }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['admin', 'partners'] });
      onMade(made.id);
    },
  });
  const missing = [...(name.trim() === '' ? [t('partner.name')] : []), ...(ID.test(id) ? [] : [t('partner.id')])];
  return (
    <Modal
      open
      title={t('partner.create')}
      onCancel={onClose}
      okText={t('partner.create')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: missing.length > 0, loading: create.isPending }}
      onOk={() => create.mutate()}
    >
      <form className="partner-form" onSubmit={(event) => event.preventDefault()}>
        <Labelled label={t('partner.name')}>
          {(field) => (
            <Input
              id={field}
              autoFocus
              autoComplete="off"
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('partner.id')} hint={t('partner.idWhy')}>
          {(field) => (
            <Input
              id={field}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={40}
              value={id}
              onChange={(event) => setId(event.target.value.trim().toLowerCase())}
            />
          )}
        </Labelled>
        <Labelled label={t('partner.source')}>
          {(field) => (
            <Select
              id={field}
              value={source}
              onChange={setSource}
              options={SOURCES.map((each) => ({ value: each, label: t(`source.${each}`) }))}
            />
          )}
        </Labelled>
        <ReachFields list={list} value={reach} onChange={setReach} />
        <p role="alert">
          {create.error !== null
            ? adminProblemText(t, create.error)
            : missing.length > 0
              ? t('form.missing', { names: missing.join(t('common.comma')) })
              : ''}
        </p>
      </form>
    </Modal>
  );
}
