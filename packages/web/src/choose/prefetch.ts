import { loadSearch } from '../catalog/search/useFound.ts';

export const loadForm = () => import('../configure/FeatureForm.tsx');
export const loadDetails = () => import('./FeatureDetails.tsx');
export const loadSecrets = () => import('../configure/SecretsPart.tsx');

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
    // What can't be had now is asked for again when it is opened.
    void Promise.allSettled([loadForm(), loadDetails(), loadSecrets(), loadSearch()]);
  }
  for (const sign of SIGNS) document.addEventListener(sign, begin);
  return stop;
}
