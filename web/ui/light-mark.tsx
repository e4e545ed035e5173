import './styles/light-mark.css';

export type LightColour = 'green' | 'yellow' | 'red';

interface Props {
  readonly light: LightColour;
  /** The third sign beside shape and colour; hidden only where the word stands right next to the mark. */
  readonly word: string;
  readonly showWord?: boolean;
  readonly size?: number;
}

/** The product's mark: colour, shape and word at once. */
export function LightMark({ light, word, showWord = true, size = 12 }: Props) {
  return (
    <span className={`light light-${light}`}>
      <svg viewBox="0 0 12 12" width={size} height={size} aria-hidden="true" focusable="false">
        <LightShape light={light} />
      </svg>
      <span className={showWord ? 'light-word' : 'visually-hidden'}>{word}</span>
    </span>
  );
}

/** Circle, diamond or triangle in a box of 12 × 12, for a map's marks too. */
export function LightShape({ light }: { readonly light: LightColour }) {
  if (light === 'green') return <circle cx="6" cy="6" r="4.6" fill="var(--green)" />;
  if (light === 'yellow') return <path d="M6 0.4 11.6 6 6 11.6 0.4 6Z" fill="var(--yellow)" />;
  return <path d="M6 0.6 11.8 11H0.2Z" fill="var(--red)" />;
}
