type Take = (event: KeyboardEvent) => void;

const MOST = 20;
let take: Take | null = null;
let waiting: KeyboardEvent[] = [];
let listening = false;

/** Keys pressed before the commands are loaded wait for them: the only part of them in the first load. */
export function listenEarly(): void {
  if (listening) return;
  listening = true;
  window.addEventListener('keydown', (event) => {
    if (take !== null) take(event);
    else if (waiting.length < MOST) waiting.push(event);
  });
}

/** Takes every key from now on, and those that waited; gives what ends it. */
export function takeKeys(next: Take): () => void {
  take = next;
  const early = waiting;
  waiting = [];
  for (const event of early) next(event);
  return () => {
    if (take === next) take = null;
  };
}
