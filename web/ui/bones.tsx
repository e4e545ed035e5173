import './styles/bones.css';

interface Props {
  /** Widths of one line's pieces, in per cent. */
  readonly pieces?: readonly number[];
  readonly rows?: number;
  readonly rowHeight?: number;
  readonly label: string;
}

/** Grey lines of the very height of what is being loaded, so that nothing jumps when it comes. */
export function Bones({ pieces = [18, 26, 40], rows = 8, rowHeight = 40, label }: Props) {
  return (
    <div className="bones" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div className="bones-row" style={{ height: rowHeight }} key={row}>
          {pieces.map((width, piece) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never move
            <span className="bone" style={{ width: `${width}%` }} key={piece} />
          ))}
        </div>
      ))}
    </div>
  );
}
