import { useQueryClient } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeApi, noticeQueries } from './notice-api.js';

type State = 'looking' | 'off' | 'on' | 'refused' | 'none';

/** Messages in this browser: off until the person allows them. */
export function BrowserSwitch({ pushKey }: { readonly pushKey: string }) {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const [state, setState] = useState<State>('looking');
  useEffect(() => {
    void look().then(setState);
  }, []);
  const change = async (on: boolean) => {
    setState('looking');
    setState(on ? await allow(pushKey) : await stop());
    await client.invalidateQueries({ queryKey: noticeQueries.settings().queryKey });
  };
  return (
    <div className="notices-browser">
      <Switch
        id={id}
        checked={state === 'on'}
        loading={state === 'looking'}
        disabled={state === 'none'}
        onChange={(on) => void change(on)}
      />
      <label htmlFor={id}>{t('notices.browser')}</label>
      {(state === 'refused' || state === 'none') && <span className="muted">{t(`notices.browserWhy.${state}`)}</span>}
    </div>
  );
}

const WORKER = '/notice-worker.js';
const SCOPE = '/notices/';

async function look(): Promise<State> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'none';
  const worker = await navigator.serviceWorker.getRegistration(SCOPE);
  const known = await worker?.pushManager.getSubscription();
  return known ? 'on' : 'off';
}

async function allow(key: string): Promise<State> {
  if ((await Notification.requestPermission()) !== 'granted') return 'refused';
  try {
    const worker = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys } = made.toJSON();
    await noticeApi.addBrowser({ endpoint, keys });
    return 'on';
  } catch {
    return 'refused';
  }
}

async function stop(): Promise<State> {
  const worker = await navigator.serviceWorker.getRegistration(SCOPE);
  const known = await worker?.pushManager.getSubscription();
  if (known) {
    await noticeApi.dropBrowser(known.endpoint);
    await known.unsubscribe();
  }
  return 'off';
}
