import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Sheet } from './projection.js';
import { pan, type Size, type View, zoom } from './view.js';

/** A finger trembles; less than this is a click. */
const CLICK_PX = 5;

interface Gestures {
  readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerUp: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<SVGSVGElement>) => void;
}

/** Drag to move, wheel or two fingers to zoom, a click to pick. */
export function useGestures(
  svg: RefObject<SVGSVGElement | null>,
  size: Size,
  change: (next: (view: View) => View) => void,
  onClick: (at: Sheet) => void,
): Gestures {
  const fingers = useRef(new Map<number, Sheet>());
  const moved = useRef(0);

  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const at = within(element, event);
      change((view) => zoom(view, size, at, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015))));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [svg, size, change]);

  const lift = (event: PointerEvent<SVGSVGElement>, click: boolean) => {
    const wasDown = fingers.current.delete(event.pointerId);
    if (click && wasDown && fingers.current.size === 0 && moved.current < CLICK_PX) {
      onClick(within(event.currentTarget, event));
    }
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      if (fingers.current.size === 0) moved.current = 0;
      fingers.current.set(event.pointerId, within(event.currentTarget, event));
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      const before = fingers.current.get(event.pointerId);
      if (before === undefined) return;
      const now = within(event.currentTarget, event);
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      fingers.current.set(event.pointerId, now);
      moved.current += distance(before, now);
      if (other !== undefined) {
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
        change((view) => zoom(view, size, middle, distance(now, other) / Math.max(distance(before, other), 1)));
      } else if (moved.current >= CLICK_PX) {
        change((view) => pan(view, now.x - before.x, now.y - before.y));
      }
    },
    onPointerUp: (event) => lift(event, true),
    onPointerCancel: (event) => lift(event, false),
  };
}

function within(element: Element, event: { readonly clientX: number; readonly clientY: number }): Sheet {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function distance(a: Sheet, b: Sheet): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
