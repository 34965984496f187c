import { useAddress } from '../address/useAddress.ts';
import { ChooseSections } from '../choose/ChooseSections.tsx';
import { KeyList } from '../keys/KeyList.tsx';
import { Contents } from '../layout/Contents.tsx';
import { Header } from '../layout/Header.tsx';
import { Shell } from '../layout/Shell.tsx';
import { PortalSketch } from '../portal/PortalSketch.tsx';
import { PreviewDrawer } from '../preview/PreviewDrawer.tsx';
import { LinkProblems } from '../share/LinkProblems.tsx';
import { StartSection } from '../start/StartSection.tsx';
import { Summary } from '../summary/Summary.tsx';
import { NextSteps } from '../take/NextSteps.tsx';
import { TakeBar } from '../take/TakeBar.tsx';

/** The one page on which a portal is chosen, filled in, looked at and taken away. */
export function WizardPage() {
  const link = useAddress();
  return (
    <Shell
      header={<Header />}
      contents={<Contents />}
      sketch={<PortalSketch />}
      summary={<Summary />}
      preview={<PreviewDrawer />}
      bar={<TakeBar />}
    >
      <LinkProblems problems={link.problems} dismiss={link.dismiss} />
      <StartSection />
      <ChooseSections />
      <NextSteps />
      <KeyList />
    </Shell>
  );
}
