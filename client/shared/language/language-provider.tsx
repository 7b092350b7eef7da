import type { I18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { chooseLocale, type Locale } from "./choose-locale.ts";
import { loadLanguage, type LoadTexts } from "./load-language.ts";
import { readLocaleCookie, writeLocaleCookie } from "./locale-cookie.ts";

export interface Learned {
  readonly person?: string | null;
  readonly clinic?: string | null;
}

interface Language {
  readonly locale: Locale;
  /** The person's own choice: remembered for a year. */
  readonly choose: (locale: Locale) => void;
  /** What a page learnt about who is there; counts only below the person's own choice. */
  readonly learn: (learned: Learned) => void;
}

const LanguageContext = createContext<Language | null>(null);

const wantedFrom = (toggle: string | null, { person = null, clinic = null }: Learned): Locale =>
  chooseLocale({ toggle, person, clinic, browser: navigator.languages });

export const firstLocale = (known: Learned): Locale => wantedFrom(readLocaleCookie(), known);

interface LanguageProviderProps {
  readonly first: I18n;
  /** What was known of who is there before anything was shown. */
  readonly known: Learned;
  readonly loadTexts: LoadTexts;
  readonly children: ReactNode;
}

export function LanguageProvider({ first, known, loadTexts, children }: LanguageProviderProps) {
  const [learned, setLearned] = useState(known);
  const [toggle, setToggle] = useState(readLocaleCookie);
  const [i18n, setI18n] = useState(first);

  useEffect(() => {
    let current = true;
    const wanted = wantedFrom(toggle, learned);
    // The page keeps its language until the other one's texts are there, so that nothing flickers or unmounts.
    if (wanted !== i18n.locale) void loadLanguage(wanted, loadTexts).then((loaded) => current && setI18n(loaded));
    return () => {
      current = false;
    };
  }, [toggle, learned, i18n, loadTexts]);

  useEffect(() => {
    document.documentElement.lang = `${i18n.locale}-CA`;
  }, [i18n]);

  const choose = useCallback((locale: Locale) => {
    writeLocaleCookie(locale);
    setToggle(locale);
  }, []);
  const learn = useCallback((more: Learned) => setLearned((before) => ({ ...before, ...more })), []);

  const language = useMemo(() => ({ locale: i18n.locale as Locale, choose, learn }), [i18n, choose, learn]);
  return (
    <LanguageContext value={language}>
      <I18nProvider i18n={i18n}>{children}</I18nProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error("useLanguage needs a LanguageProvider");
  return language;
}
