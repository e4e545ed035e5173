import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createQueryClient } from './data/query-client.js';
import { router } from './router.js';
import { Look } from './shell/look.js';

/** The console: words, look, data and routes, wired. */
export function App({ words }: { readonly words: i18n }) {
  const [client] = useState(createQueryClient);
  return (
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={client}>
        <Look>
          <RouterProvider router={router} />
        </Look>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
