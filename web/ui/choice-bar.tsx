import './styles/choice-bar.css';
import { type ReactNode, useId } from 'react';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly onChange: (value: T) => void;
  readonly className?: string;
}

/** One of a few, side by side; arrows move between them as between radio buttons, which they are. */
export function ChoiceBar<T extends string>({ label, value, options, onChange, className = '' }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={`choice-bar ${className}`}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className="choice-label">{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
