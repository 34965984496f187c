import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en, type Texts } from './en.ts';
import { formatFor, type Format } from './format.ts';
import { isLanguage, LANGUAGES, type Language } from './languages.ts';

interface TextContextValue {
  readonly language: Language;
  readonly texts: Texts;
  readonly format: Format;
  readonly setLanguage: (language: Language) => void;
}

const TextContext = createContext<TextContextValue | undefined>(undefined);
const STORED = 'stagecraft.language';

/** The language of the page. English comes with the page, others when they are chosen. */
export function TextProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(initialLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; texts: Texts }>({
    language: 'en',
    texts: en,
  });
  useEffect(() => {
    let current = true;
    void LANGUAGES[language].load().then((texts) => {
      if (!current) return;
      setLoaded({ language, texts });
      document.documentElement.lang = language;
    });
    return () => {
      current = false;
    };
  }, [language]);
  const value = useMemo(
    () => ({
      ...loaded,
      format: formatFor(loaded.language),
      setLanguage(next: Language) {
        store(next);
        setLanguage(next);
      },
    }),
    [loaded],
  );
  return <TextContext.Provider value={value}>{children}</TextContext.Provider>;
}

function useTextContext(): TextContextValue {
  const value = useContext(TextContext);
  if (value === undefined) throw new TypeError('useText needs a TextProvider');
  return value;
}

/** The texts in the current language. */
export function useText(): Texts {
  return useTextContext().texts;
}

export function useFormat(): Format {
  return useTextContext().format;
}

export function useLanguage(): Pick<TextContextValue, 'language' | 'setLanguage'> {
  return useTextContext();
}

function initialLanguage(): Language {
  const stored = read();
  if (isLanguage(stored)) return stored;
  const preferred = navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage);
  return preferred ?? 'en';
}

// Storage can be switched off; the choice then lasts as long as the page.
function read(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function store(language: Language): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    return;
  }
}
