import type { Shape } from '@bihuan/geo';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { adminProblemText } from '../admin-problem.js';
import { type Draft, geometryOf, withCells } from './area-draft.js';

interface Props {
  readonly parent: string;
  /** A block that was drawn; null: the parent as a whole. */
  readonly block: Shape | null;
  /** A block is being drawn: without one there is nothing to divide. */
  readonly drawing: boolean;
  readonly draft: Draft;
  readonly onCells: (draft: Draft) => void;
}

const SIZES = [5_000, 10_000, 20_000, 50_000];

/** Cells of about one size for the area or a block in it, first as a draft on the map. */
export function GenerateCells({ parent, block, drawing, draft, onCells }: Props) {
  const { t } = useTranslation();
  const [squareMetres, setSquareMetres] = useState(10_000);
  const [replace, setReplace] = useState(false);
  const divide = useMutation({
    mutationFn: () =>
      adminApi.divideArea({
        parent,
        shape: block === null ? null : geometryOf(block),
        squareMetres,
        replace,
      }),
    onSuccess: ({ cells, ends }) =>
      onCells(
        withCells(
          draft,
          cells.map(({ squareMetres: _, ...cell }) => cell),
          ends,
        ),
      ),
  });
  return (
    <div className="generate">
      <h2>{t('areaEdit.generate')}</h2>
      <Select
        aria-label={t('areaEdit.size')}
        value={squareMetres}
        onChange={setSquareMetres}
        options={SIZES.map((size) => ({ value: size, label: t('areaEdit.about', { count: size }) }))}
      />
      {!drawing && (
        <Checkbox checked={replace} onChange={(event) => setReplace(event.target.checked)}>
          {t('areaEdit.replace')}
        </Checkbox>
      )}
      <Button disabled={drawing && block === null} loading={divide.isPending} onClick={() => divide.mutate()}>
        {t('areaEdit.doGenerate')}
      </Button>
      {divide.error !== null && <p role="alert">{adminProblemText(t, divide.error)}</p>}
      {divide.data !== undefined && (
        <p role="status">
          {t('areaEdit.generated', {
            count: divide.data.cells.length,
            smallest: Math.round(divide.data.smallest),
            largest: Math.round(divide.data.largest),
          })}
        </p>
      )}
    </div>
  );
}
