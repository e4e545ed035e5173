import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { paintFirst } from './shell/look.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
paintFirst();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
