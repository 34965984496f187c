import { BUIProvider } from '@backstage/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { HashRouter, Route, Routes } from 'react-router-dom';
import { dataFiles } from 'virtual:stagecraft-data';
import { lazyPart } from './lazy/lazyPart.tsx';
import { readQuery } from './address/useAddress.ts';
import { CatalogProvider, dataUrl, useCatalog } from './catalog/useCatalog.tsx';
import { Crashed } from './layout/Crashed.tsx';
import { ErrorBoundary } from './layout/ErrorBoundary.tsx';
import { LoadFailed } from './layout/LoadFailed.tsx';
import { Loading } from './layout/Loading.tsx';
import { TextProvider, useLanguage } from './text/TextProvider.tsx';
import { fetchRest } from './wizard/fetchRest.ts';
import { createWizard, type Wizard } from './wizard/wizard.ts';
import { firstDraft } from './wizard/firstDraft.ts';
import { WizardPage } from './wizard/WizardPage.tsx';
import { WizardProvider } from './wizard/useWizard.tsx';
import type { Catalog } from './catalog/catalog.ts';
import { startEngine } from './worker/client.ts';

const queries = new QueryClient();
readQuery();
// Before anything is drawn: the engine's data loads beside the page's own.
const engine = startEngine({
  library: dataUrl(dataFiles.library),
  releases: Object.fromEntries(
    Object.entries(dataFiles.releases).map(([version, files]) => [
      version,
      {
        release: dataUrl(files.release),
        ...(files.lockfile === undefined ? {} : { lockfile: dataUrl(files.lockfile) }),
      },
    ]),
  ),
});
let onlyWizard: Wizard | undefined;

const RunPage = lazyPart(async () => (await import('./run/RunPage.tsx')).RunPage, { ahead: false });
const EvidencePage = lazyPart(
  async () => (await import('./evidence/EvidencePage.tsx')).EvidencePage,
  { ahead: false },
);

export function App() {
  return (
    <TextProvider>
      <QueryClientProvider client={queries}>
        <HashRouter>
          <BUIProvider>
            <CatalogProvider loading={<Loading />} failed={LoadFailed}>
              <WithWizard />
            </CatalogProvider>
          </BUIProvider>
        </HashRouter>
      </QueryClientProvider>
    </TextProvider>
  );
}

/** One for the life of the page, whatever is drawn again. */
function theWizard(catalog: Catalog): Wizard {
  if (onlyWizard === undefined) {
    onlyWizard = createWizard(engine, firstDraft(catalog));
    fetchRest(onlyWizard);
  }
  return onlyWizard;
}

function WithWizard() {
  const wizard = theWizard(useCatalog());
  const { language } = useLanguage();
  useEffect(() => wizard.speak(language), [wizard, language]);
  return (
    <WizardProvider wizard={wizard}>
      <ErrorBoundary fallback={Crashed}>
        <Pages />
      </ErrorBoundary>
    </WizardProvider>
  );
}

function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="/runs/:id" element={<RunPage />} />
        <Route path="/evidence/:release/:feature" element={<EvidencePage />} />
        <Route path="*" element={<WizardPage />} />
      </Routes>
    </Suspense>
  );
}
