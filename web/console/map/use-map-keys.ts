import { type RefObject, useEffect } from 'react';
import type { SceneHandle } from '../../map/index.js';

interface Keys {
  readonly scene: RefObject<SceneHandle | null>;
  readonly holder: RefObject<HTMLElement | null>;
  readonly onEnter: (() => void) | null;
  readonly onBack: (() => void) | null;
  readonly onEscape: () => void;
}

/** Keys that the map itself does not know, while it has the focus; Escape wherever it is. */
export function useMapKeys(keys: Keys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : null;
      const open = document.querySelector(
        ':popover-open, dialog[open], .ant-drawer-open, .ant-modal-wrap, .ant-select-open',
      );
      if (event.key === 'Escape' && open === null && target?.closest('input, textarea') == null) keys.onEscape();
      else if (target?.closest('canvas') == null || !keys.holder.current?.contains(target)) return;
      else if (event.key === 'Enter' && keys.onEnter !== null) keys.onEnter();
      else if (event.key === 'Backspace' && keys.onBack !== null) keys.onBack();
      else if (event.key === '0') keys.scene.current?.go({ bearing: 0, pitch: 0 });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
