import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly id?: string;
  readonly label: string;
  /** Null: none of its own. */
  readonly value: number | null;
  /** What holds then. */
  readonly inherited: number | null;
  readonly mayWrite: boolean;
  readonly onChange: (metres: number | null) => void;
}

/** Metres within which an open case of the class is likely the same; empty: as for all. */
export function NearInput({ id, label, value, inherited, mayWrite, onChange }: Props) {
  const { t } = useTranslation();
  if (!mayWrite) return <span className="number">{t('limits.metres', { count: value ?? inherited ?? 0 })}</span>;
  return (
    <InputNumber<number>
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      className="near-metres"
      min={5}
      max={2000}
      precision={0}
      controls={false}
      value={value}
      suffix={t('limits.metre')}
      {...(inherited === null ? {} : { placeholder: String(inherited) })}
      onChange={onChange}
    />
  );
}
