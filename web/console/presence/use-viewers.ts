import type { Viewer } from '@bihuan/contracts';
import { useEffect, useState } from 'react';
import { api, serverStream } from '../../client/index.js';
import { newKey } from '../words/new-key.js';
import { onTyping, typingOf } from './typing.js';

const BEAT_MS = 15_000;
/** Who only passes by on the way down a list is not told to everybody. */
const STAY_MS = 300;
/** This window. */
const PLACE = newKey();

/** Says that the person looks at the case, for as long as they do, and gives who else does. */
export function useViewers(caseId: string): readonly Viewer[] {
  const [viewers, setViewers] = useState<readonly Viewer[]>([]);
  useEffect(() => {
    let gone = false;
    let there = false;
    let said: string | null = null;
    const beat = () => {
      if (gone || document.visibilityState !== 'visible') return;
      there = true;
      said = typingOf(caseId);
      api.lookAt(caseId, { place: PLACE, typing: said }).then(
        (view) => !gone && setViewers(view.viewers),
        // Nobody is asked to do anything about it: the next beat comes soon.
        () => !gone && setViewers([]),
      );
    };
    const leave = () => {
      if (!there) return;
      there = false;
      api.lookAway(caseId, PLACE).catch(() => undefined);
    };
    const onVisibility = () => (document.visibilityState === 'visible' ? beat() : leave());
    const first = setTimeout(beat, STAY_MS);
    const timer = setInterval(beat, BEAT_MS);
    const untype = onTyping(() => {
      if (there && typingOf(caseId) !== said) beat();
    });
    const unhear = serverStream.onMessage((message) => {
      if (message.type === 'viewers' && message.case === caseId && there) beat();
    });
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', leave);
    return () => {
      gone = true;
      clearTimeout(first);
      clearInterval(timer);
      untype();
      unhear();
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [caseId]);
  return viewers;
}
