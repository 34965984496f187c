import { en, type Texts } from './en.ts';

export type Language = 'en' | 'th';

interface LanguageEntry {
  /** In its own words. */
  readonly title: string;
  /** Where there is little room. */
  readonly short: string;
  readonly load: () => Promise<Texts>;
}

export const LANGUAGES: Readonly<Record<Language, LanguageEntry>> = {
  en: { title: 'English', short: 'EN', load: async () => en },
  th: { title: 'ไทย', short: 'ไทย', load: async () => (await import('./th.ts')).th },
};

export function isLanguage(tag: string | null | undefined): tag is Language {
  return typeof tag === 'string' && Object.hasOwn(LANGUAGES, tag);
}
