import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en';
import type { Translation } from './translation';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

const STORED = 'chancery.language';

const words = async (language: Language): Promise<Translation> =>
  language === 'en' ? en : (await import('./de')).de;

const preferred = (): Language => {
  const wanted = localStorage.getItem(STORED) ?? navigator.language;
  return wanted.startsWith('de') ? 'de' : 'en';
};

/** Starts the interface in the stored language, else the browser's. */
export const startI18n = async (language: Language = preferred()): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, [language]: { translation: await words(language) } },
    // React escapes; escaping twice would show &amp; in names.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
};

export const switchLanguage = async (language: Language): Promise<void> => {
  localStorage.setItem(STORED, language);
  i18next.addResourceBundle(language, 'translation', await words(language));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
};

/** The language of the interface; a change renders anew. */
export const useLanguage = (): Language => (useTranslation().i18n.language === 'de' ? 'de' : 'en');
