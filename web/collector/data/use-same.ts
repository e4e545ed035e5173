import type { CaseSummary, LocateBody, Point } from '@bihuan/contracts';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../../client/index.js';
import type { CatalogueClass } from '../screens/class-name.js';
import { type LikelySame, likelySame } from './near.js';

interface Asked {
  readonly cls: CatalogueClass | undefined;
  readonly place: Point | null;
  readonly component: string | null;
  readonly address: string;
  readonly description: string;
}

/** Nobody has finished a sentence while the keys still go. */
const SETTLED_MS = 600;
const MOST = 3;

/**
 * Open cases that may be the same problem: with a net by the server, which knows all of them and compares words and components;
 * without one by those that the phone keeps, by class and place.
 */
export function useSame(cases: readonly CaseSummary[], asked: Asked): readonly LikelySame[] {
  const { cls, place, component, address, description } = asked;
  const known = useMemo(
    () => (cls === undefined || place === null ? [] : likelySame(cases, cls, place)),
    [cases, cls, place],
  );
  const [told, setTold] = useState<{ readonly of: string; readonly same: readonly LikelySame[] } | null>(null);
  const body = useMemo(
    () => (cls === undefined || place === null ? null : bodyOf(cls, place, component, address, description)),
    [cls, place, component, address, description],
  );
  // While words are typed the last answer for the place stands: nothing comes and goes under a finger.
  const spot = JSON.stringify([cls?.kind, cls?.code, place, component]);
  useEffect(() => {
    if (body === null) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      if (!navigator.onLine) return;
      api.locate(body, abort.signal).then(
        ({ duplicates }) => setTold({ of: spot, same: duplicates.slice(0, MOST).map(near) }),
        // No answer: what the phone knows stands.
        () => {},
      );
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [body, spot]);
  return told?.of === spot ? told.same : known;
}

function bodyOf(
  { kind, code, standardRef }: CatalogueClass,
  location: Point,
  component: string | null,
  address: string,
  description: string,
): LocateBody {
  const said = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const [where, what] = [said(address), said(description)];
  return {
    location,
    class: { kind, code, standardRef },
    ...(component === null ? {} : { component }),
    ...(where === undefined ? {} : { address: where }),
    ...(what === undefined ? {} : { description: what }),
  };
}

const near = ({ metres, ...each }: CaseSummary & { readonly metres: number }): LikelySame => ({ case: each, metres });
