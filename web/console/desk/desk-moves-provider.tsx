import { type ReactNode, useState } from 'react';
import { type DeskMoves, DeskMovesContext, ProvideDeskMoves } from './desk-moves.js';

/** Stands round header and screens, so that commands in either reach the desk's list. */
export function DeskMovesProvider({ children }: { readonly children: ReactNode }) {
  const [moves, setMoves] = useState<DeskMoves | null>(null);
  return (
    <ProvideDeskMoves value={setMoves}>
      <DeskMovesContext value={moves}>{children}</DeskMovesContext>
    </ProvideDeskMoves>
  );
}
