import { InputNumber } from 'antd';

interface Props {
  readonly id?: string;
  readonly label: string;
  readonly value: number | null;
  readonly placeholder?: number | undefined;
  readonly onChange: (value: number | null) => void;
}

/** A longitude or latitude, to a metre or so. */
export function Degrees({ id, label, value, placeholder, onChange }: Props) {
  return (
    <InputNumber<number>
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      prefix={<span className="muted">{label}</span>}
      controls={false}
      min={-180}
      max={180}
      step={0.0001}
      value={value === null ? null : Number(value.toFixed(6))}
      {...(placeholder === undefined ? {} : { placeholder: placeholder.toFixed(6) })}
      onChange={onChange}
    />
  );
}
