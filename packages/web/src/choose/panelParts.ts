import { loadSearch } from '../catalog/search/useFound.ts';
import { lazyPart } from '../lazy/lazyPart.tsx';

/** What opens below a card. */
export const FeatureForm = lazyPart(
  async () => (await import('../configure/FeatureForm.tsx')).FeatureForm,
);
export const SecretsPart = lazyPart(
  async () => (await import('../configure/SecretsPart.tsx')).SecretsPart,
);
export const FeatureDetails = lazyPart(
  async () => (await import('./FeatureDetails.tsx')).FeatureDetails,
);

const SIGNS = ['pointerover', 'focusin'] as const;

/**
 * Fetches what panels and the search need once the person stirs, so that it is there when they open
 * one, and the first load is short.
 * @returns stops waiting for that
 */
export function prefetchOnSign(): () => void {
  const stop = () => {
    for (const sign of SIGNS) document.removeEventListener(sign, begin);
  };
  function begin(): void {
    stop();
    const loads = [FeatureForm, SecretsPart, FeatureDetails].map((part) => part.load());
    // What can't be had now is asked for again when it is opened.
    void Promise.allSettled([...loads, loadSearch()]);
  }
  for (const sign of SIGNS) document.addEventListener(sign, begin);
  return stop;
}
