import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.js';
import { createWords } from './i18n.js';
import { Look } from './look/look.js';
import { openPhone } from './store/phone.js';

const root = document.getElementById('root');
if (root === null) throw new Error('collect.html has no #root');
const words = await createWords();
const phone = openPhone();
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <Look>
        <App phone={phone} />
      </Look>
    </I18nextProvider>
  </StrictMode>,
);
// Only the built app has one.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/collect-sw.js', { scope: '/collect' });
}
