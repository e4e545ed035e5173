import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { letterOf } from '../act/act-keys.js';
import { askForm } from '../act/draft.js';
import { enterAs } from '../data/enter-as.js';
import { queries } from '../data/queries.js';
import { useMay, useSession } from '../data/session.js';
import { readDeskSearch } from '../desk/desk-search.js';
import { changeLanguage, rememberLanguage } from '../i18n/index.js';
import { sendAll, sendings } from '../sending/send.js';
import { useCaseLabel } from '../sending/use-case-label.js';
import { useGiveBack, useOpenCase } from '../sending/use-give-back.js';
import { useLook } from '../shell/look.js';
import { PLACES } from '../shell/places.js';
import { useActName } from '../words/act-name.js';
import { inOrder } from '../words/action-order.js';
import { COMMANDS } from './commands.js';
import { showOverlay } from './open.js';
import type { Entry } from './palette-search.js';
import { useOpenDetail } from './use-commands.js';

const TYPING_MS = 200;

/** All that the palette can offer now. */
export function useEntries(typed: string): { readonly entries: Entry[]; readonly loading: boolean } {
  const cases = useFoundCases(typed);
  const entries = [
    ...cases.entries,
    ...useActEntries(),
    ...useViewEntries(),
    ...usePlaceEntries(),
    ...useSettingEntries(),
  ];
  return { entries, loading: cases.loading };
}

/** Only what is legal on the open case. */
function useActEntries(): Entry[] {
  const actName = useActName();
  const detail = useOpenDetail()();
  if (detail === null) return [];
  const { first, more } = inOrder(detail.actions);
  return [...first, ...more].map(({ type }) => ({
    id: `act ${type}`,
    group: 'acts',
    label: actName(type),
    ...keysOf(letterOf(type)),
    run: () => askForm(detail.id, type),
  }));
}

/** The filters that the person has saved on the desk. */
function useViewEntries(): Entry[] {
  const navigate = useNavigate();
  const may = useMay('case.read');
  const { data } = useQuery({ ...queries.views(), enabled: may });
  return (data?.views ?? []).map(({ id, name, filter }) => ({
    id: `view ${id}`,
    group: 'views',
    label: name,
    run: () => void navigate({ to: '/desk', search: readDeskSearch(filter) }),
  }));
}

function usePlaceEntries(): Entry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { permissions } = useSession();
  return PLACES.filter((place) => place.permissions.some((each) => permissions.includes(each))).map(({ to, name }) => ({
    id: to,
    group: 'places',
    label: t(name),
    ...keysOf(COMMANDS.find((command) => command.to === to)?.keys[0]),
    run: () => void navigate({ to }),
  }));
}

function useSettingEntries(): Entry[] {
  const { t, i18n } = useTranslation();
  const { scheme, choose } = useLook();
  const client = useQueryClient();
  const giveBack = useGiveBack();
  const otherLanguage = i18n.language === 'en' ? 'zh-CN' : 'en';
  const otherScheme = scheme === 'dark' ? 'light' : 'dark';
  const signOut = async () => {
    await sendAll();
    await api.signOut().catch(() => undefined);
    enterAs(client, null);
  };
  const entry = (id: string, label: string, run: () => void, keys?: string): Entry => ({
    id,
    group: 'settings',
    label,
    ...keysOf(keys),
    run,
  });
  return [
    ...(sendings().some(({ status }) => status === 'waiting')
      ? [entry('takeBack', t('command.of.takeBack'), () => giveBack(), 'u')]
      : []),
    entry('keys', t('command.of.help'), () => showOverlay('keys'), '?'),
    entry('acting', t('command.settings'), () => showOverlay('keys')),
    entry('language', t('command.language', { language: t('app.otherLanguage') }), () => {
      rememberLanguage(otherLanguage);
      void changeLanguage(i18n, otherLanguage);
    }),
    entry('scheme', t(otherScheme === 'dark' ? 'app.toDark' : 'app.toLight'), () => choose(otherScheme)),
    entry('signOut', t('signIn.out'), () => void signOut()),
  ];
}

/** Cases by number, address or whatever else the server searches; an exact number comes first. */
function useFoundCases(typed: string): { readonly entries: Entry[]; readonly loading: boolean } {
  const { t } = useTranslation();
  const text = useRested(typed.trim());
  const open = useOpenCase();
  const label = useCaseLabel();
  const { permissions } = useSession();
  const { data, isFetching } = useQuery({
    queryKey: ['cases', 'palette', text],
    queryFn: ({ signal }) => api.cases({ queue: 'all', q: text, limit: 8 }, signal),
    enabled: text.length > 1 && permissions.includes('case.read'),
    placeholderData: keepPreviousData,
  });
  if (text.length < 2) return { entries: [], loading: false };
  const items = [...(data?.items ?? [])].sort((a, b) => Number(b.number === text) - Number(a.number === text));
  return {
    loading: isFetching,
    entries: items.map((each) => ({
      id: each.id,
      group: 'cases',
      label: label(each),
      aside: `${t(`state.of.${each.state}`)} ${each.number}`,
      fits: true,
      run: () => open(each.id),
    })),
  };
}

/** What was typed once the typing rests. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

function keysOf(keys: string | undefined): { keys?: string } {
  return keys === undefined ? {} : { keys };
}
