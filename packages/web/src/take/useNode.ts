import { useCatalog } from '../catalog/useCatalog.tsx';
import { useFormat } from '../text/TextProvider.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import { nodeVersions } from './commands.ts';

/** The versions of Node that the project runs on, in words. */
export function useNode(): string {
  const { releases } = useCatalog();
  const format = useFormat();
  const version = useWizardState(({ view, draft }) => view?.draft.release ?? draft.release);
  const node = releases.find((release) => release.version === version)?.node ?? '';
  return format.either(nodeVersions(node));
}
