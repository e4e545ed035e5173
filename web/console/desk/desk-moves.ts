import type { CaseSummary } from '@bihuan/contracts';
import { createContext, use, useEffect } from 'react';

/** What other parts of the screen may do with the desk's list. */
export interface DeskMoves {
  /**
   * Opens the case after the open one; where the open one has left the list meanwhile, the one that took its place. With
   * none open the row under the keyboard moves. At the end nothing happens.
   */
  next(): void;
  previous(): void;
  open(id: string): void;
  close(): void;
  /** In the order in which they were chosen. */
  readonly selection: readonly CaseSummary[];
  clearSelection(): void;
  focusList(): void;
  focusSearch(): void;
}

/** Known everywhere inside the shell while the desk is open; null elsewhere. */
export const DeskMovesContext = createContext<DeskMoves | null>(null);

/** Sets the moves of the desk that is open. */
export const ProvideDeskMoves = createContext<(moves: DeskMoves | null) => void>(() => {});

export function useDeskMoves(): DeskMoves | null {
  return use(DeskMovesContext);
}

/** The desk tells the shell of its moves for as long as it is open. */
export function useProvideDeskMoves(moves: DeskMoves): void {
  const provide = use(ProvideDeskMoves);
  useEffect(() => provide(moves), [provide, moves]);
  useEffect(() => () => provide(null), [provide]);
}
