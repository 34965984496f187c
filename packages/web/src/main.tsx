import '@backstage/ui/css/styles.css';
import './theme/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const container = document.getElementById('root');
if (container === null) throw new TypeError('The page has no root');
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
