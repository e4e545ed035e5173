import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { adminProblemText } from '../admin-problem.js';

/** Makes a layer of areas beside the tree. */
export function LayerForm({ onMade }: { readonly onMade: (id: string) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => adminApi.saveAreaLayer(id.trim(), { name: name.trim(), nameEn: null }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['admin', 'area-layers'] });
      setOpen(false);
      onMade(id.trim());
    },
  });
  if (!open) {
    return (
      <div>
        <Button size="small" onClick={() => setOpen(true)}>
          {t('areaImport.newLayer')}
        </Button>
      </div>
    );
  }
  return (
    <div className="admin-filters">
      <Input
        aria-label={t('areaImport.layerId')}
        placeholder={t('areaImport.layerId')}
        maxLength={40}
        value={id}
        onChange={(event) => setId(event.target.value)}
      />
      <Input
        aria-label={t('areaImport.layerName')}
        placeholder={t('areaImport.layerName')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        disabled={!/^[a-z][a-z0-9-]*$/.test(id.trim()) || name.trim() === ''}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        {t('areaImport.makeLayer')}
      </Button>
      {save.error !== null && <p role="alert">{adminProblemText(t, save.error)}</p>}
    </div>
  );
}
