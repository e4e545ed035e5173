import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { moved, type Spot, type View, WHOLE, zoomed } from './view.js';

const STEP = 1.35;
const SIDE = 0.12;

/** A view that keys, wheel, fingers and the mouse move; for as many frames as show the same. */
export function useView() {
  const [view, setView] = useState<View>(WHOLE);
  return {
    view,
    nearer: () => setView((now) => zoomed(now, STEP)),
    farther: () => setView((now) => zoomed(now, 1 / STEP)),
    whole: () => setView(WHOLE),
    change: setView,
  };
}

export type ViewControl = ReturnType<typeof useView>;

const KEYS: Readonly<Record<string, (view: View) => View>> = {
  '+': (view) => zoomed(view, STEP),
  '=': (view) => zoomed(view, STEP),
  '-': (view) => zoomed(view, 1 / STEP),
  _: (view) => zoomed(view, 1 / STEP),
  '0': () => WHOLE,
  ArrowLeft: (view) => moved(view, SIDE, 0),
  ArrowRight: (view) => moved(view, -SIDE, 0),
  ArrowUp: (view) => moved(view, 0, SIDE),
  ArrowDown: (view) => moved(view, 0, -SIDE),
};

/** What a frame listens to. Arrow keys and the wheel are the page's until the picture is enlarged or has the focus. */
export function useFrame(frame: RefObject<HTMLElement | null>, { view, change }: ViewControl) {
  const fingers = useRef(new Map<number, Spot>());
  useWheel(frame, view.zoom > 1, change);

  const spotOf = (event: { readonly clientX: number; readonly clientY: number }): Spot => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined) return { x: 0, y: 0 };
    return { x: (event.clientX - box.left) / box.width - 0.5, y: (event.clientY - box.top) / box.height - 0.5 };
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    fingers.current.set(event.pointerId, spotOf(event));
    if (view.zoom > 1 || fingers.current.size > 1) event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const spot = spotOf(event);
    const [other] = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, each]) => each);
    fingers.current.set(event.pointerId, spot);
    if (other === undefined) {
      change((now) => moved(now, spot.x - before.x, spot.y - before.y));
      return;
    }
    const ratio = between(spot, other) / Math.max(0.01, between(before, other));
    const middle = { x: (spot.x + other.x) / 2, y: (spot.y + other.y) / 2 };
    change((now) => moved(zoomed(now, ratio, middle), (spot.x - before.x) / 2, (spot.y - before.y) / 2));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    fingers.current.delete(event.pointerId);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (act === undefined || (event.key.startsWith('Arrow') && view.zoom === 1)) return;
    event.preventDefault();
    event.stopPropagation();
    change(act);
  };
  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: onPointerUp,
    onKeyDown,
    onDoubleClick: (event: { readonly clientX: number; readonly clientY: number }) => {
      const spot = spotOf(event);
      change((now) => (now.zoom > 1 ? WHOLE : zoomed(now, 2.5, spot)));
    },
  };
}

function between(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** React's own wheel listener may not stop the page from scrolling. */
function useWheel(frame: RefObject<HTMLElement | null>, enlarged: boolean, change: ViewControl['change']): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      const wanted = enlarged || event.ctrlKey || element.contains(document.activeElement);
      if (!wanted) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const spot = { x: (event.clientX - box.left) / box.width - 0.5, y: (event.clientY - box.top) / box.height - 0.5 };
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 30 : event.deltaY;
      change((now) => zoomed(now, 1.0018 ** -lines, spot));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame, enlarged, change]);
}
