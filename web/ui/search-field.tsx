import './styles/search-field.css';
import { type InputHTMLAttributes, useEffect, useRef, useState } from 'react';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly label: string;
  readonly placeholder?: string;
  readonly className?: string;
  readonly enterKeyHint?: InputHTMLAttributes<HTMLInputElement>['enterKeyHint'];
}

const TYPING_MS = 250;

/** Tells once the typing rests, and at once by Enter or when emptied. */
export function SearchField({ text, onText, label, placeholder = label, className = '' }: Props) {
  const [typed, setTyped] = useState(text);
  const composing = useRef(false);
  useEffect(() => setTyped(text), [text]);
  const tell = (now: string) => {
    if (now.trim() !== text) onText(now.trim());
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts a search
  useEffect(() => {
    if (composing.current || typed === text) return;
    const timer = setTimeout(() => tell(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <span className={`search-field ${className}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
        <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10.4 10.4 14 14" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') tell(typed);
          if (event.key === 'Escape' && typed !== '') {
            setTyped('');
            tell('');
            event.preventDefault();
          }
        }}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          setTyped(event.currentTarget.value);
          tell(event.currentTarget.value);
        }}
      />
    </span>
  );
}
