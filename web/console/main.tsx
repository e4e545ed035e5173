import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { createI18n, firstLanguage } from './i18n/index.js';
import { paintFirst } from './shell/look.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
paintFirst();
const words = await createI18n(firstLanguage());
createRoot(root).render(
  <StrictMode>
    <App words={words} />
  </StrictMode>,
);
