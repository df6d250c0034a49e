import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { Refused } from './lib/api';
import { LanguageProvider } from './lib/language';
import { clock, desk, session } from './lib/queries';
import './style.css';

/** What the API refuses is not asked again; what did not come is, a few times. */
const queries = new QueryClient({
  defaultOptions: { queries: { retry: (times, error) => !(error instanceof Refused) && times < 3, staleTime: 5_000 } },
});

// What every first screen needs is on its way before there is anything to show it.
const nothing = () => undefined;
void queries.query(session).catch(nothing);
void queries.query(clock).catch(nothing);
void queries.query(desk).catch(nothing);

if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/console/worker.js').catch(() => undefined);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <App />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  );
