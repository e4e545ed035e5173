export interface ControlWords {
  readonly nearer: string;
  readonly farther: string;
  readonly whole: string;
}

interface Props {
  readonly words: ControlWords;
  readonly onZoom: (factor: number) => void;
  readonly onWhole: () => void;
}

export function Controls({ words, onZoom, onWhole }: Props) {
  return (
    <div className="map-controls">
      <button type="button" onClick={() => onZoom(1.6)} aria-label={words.nearer} title={words.nearer}>
        <Icon d="M8 3v10M3 8h10" />
      </button>
      <button type="button" onClick={() => onZoom(1 / 1.6)} aria-label={words.farther} title={words.farther}>
        <Icon d="M3 8h10" />
      </button>
      <button type="button" onClick={onWhole} aria-label={words.whole} title={words.whole}>
        <Icon d="M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3" />
      </button>
    </div>
  );
}

function Icon({ d }: { readonly d: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d={d} />
    </svg>
  );
}
