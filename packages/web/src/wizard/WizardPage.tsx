import { ChooseSections } from '../choose/ChooseSections.tsx';
import { KeyList } from '../keys/KeyList.tsx';
import { Contents } from '../layout/Contents.tsx';
import { Header } from '../layout/Header.tsx';
import { Shell } from '../layout/Shell.tsx';
import { PortalSketch } from '../portal/PortalSketch.tsx';
import { PreviewDrawer } from '../preview/PreviewDrawer.tsx';
import { ChoicesKeeper } from '../share/ChoicesKeeper.tsx';
import { StartSection } from '../start/StartSection.tsx';
import { Summary } from '../summary/Summary.tsx';
import { NextSteps } from '../take/NextSteps.tsx';
import { TakeBar } from '../take/TakeBar.tsx';
import { TakeSection } from '../take/TakeSection.tsx';

/** The one page on which a portal is chosen, filled in, looked at and taken away. */
export function WizardPage() {
  return (
    <Shell
      header={<Header />}
      contents={<Contents />}
      sketch={<PortalSketch />}
      summary={<Summary />}
      preview={<PreviewDrawer />}
      bar={<TakeBar />}
    >
      <ChoicesKeeper />
      <StartSection />
      <ChooseSections />
      <TakeSection />
      <NextSteps />
      <KeyList />
    </Shell>
  );
}
