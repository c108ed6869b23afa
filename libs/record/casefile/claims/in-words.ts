import type { Bent, Language } from '../../words/index.js';

const UNITS = ['year', 'month', 'week', 'day'] as const;

/** Ukrainian counts in three forms, "1 рік, 2 роки, 5 років", and in two after "до": "до 1 року, до 5 років". */
const UKRAINIAN_UNITS: Readonly<Record<Bent, readonly (readonly string[])[]>> = {
  alone: [
    ['рік', 'роки', 'років'],
    ['місяць', 'місяці', 'місяців'],
    ['тиждень', 'тижні', 'тижнів'],
    ['день', 'дні', 'днів'],
  ],
  after: [
    ['року', 'років', 'років'],
    ['місяця', 'місяців', 'місяців'],
    ['тижня', 'тижнів', 'тижнів'],
    ['дня', 'днів', 'днів'],
  ],
};
const FORMS = ['one', 'few', 'many'];
const ukrainianPlural = new Intl.PluralRules('uk');

/** An ISO 8601 duration as words: `P13Y6M` → "13 years 6 months"; one of another shape stays as it is. */
export function durationInWords(duration: string, language: Language = 'en', bent: Bent = 'alone'): string {
  const counts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration)?.slice(1) ?? [];
  const words = UNITS.flatMap((unit, at) => {
    const count = counts[at];
    if (count === undefined) return [];
    const number = Number(count);
    if (language === 'en') return [`${number} ${unit}${number === 1 ? '' : 's'}`];
    return [`${number} ${UKRAINIAN_UNITS[bent][at]?.[FORMS.indexOf(ukrainianPlural.select(number))] ?? ''}`];
  });
  return words.length === 0 ? duration : words.join(' ');
}
