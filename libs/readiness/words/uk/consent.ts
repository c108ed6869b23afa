import type { Catalogue } from '#record';

/** CO-1 to CO-6: what the person, and the family, agree to. */
export const CONSENT: Catalogue = {
  'no recorded refusal of exchange in force': 'немає відомостей про чинну відмову від обміну',
  'refusals are the commonest reason why an exchange fails': 'відмова – найчастіша причина, чому обмін не відбувається',
  'No refusal of exchange is in force.': 'Чинної відмови від обміну немає.',
  'Exchange was refused {0}, but {1}.': 'Є відмова від обміну {0}, але {1}.',
  'Exchange was refused {0}: ask whether that still stands.':
    'Є відмова від обміну {0}: слід запитати, чи вона досі чинна.',
  'Exchange was refused {0}.': 'Є відмова від обміну {0}.',

  'consent to exchange by the person, or by lawyer or relative with the reason why not the person':
    'згода на обмін від самої особи, або від захисника чи родича з поясненням, чому не від самої особи',
  'free will is verified at hand-over': 'під час передання перевіряють добровільність',
  'Consent to exchange is on record {0}, by {1}': 'Є згода на обмін {0}; хто її дає: {1}',
  'A consent is on record {0} without who speaks, or why not the person.':
    'Є згода {0}, але без зазначення, хто її дає, або без пояснення, чому не сама особа.',
  'No consent holds since {0} {1}.': 'Чинної згоди немає після події «{0}» {1}.',
  'No consent to exchange is on record.': 'Згоди на обмін немає.',
  'the person': 'сама особа',
  'a lawyer': 'захисник',
  'a relative': 'родич',

  'where the person would go: government-held territory, stay, or a third state':
    'місце, якого бажає особа: підконтрольна уряду територія, залишитися чи третя держава',
  'some were exchanged into exile against their wish': 'декого шляхом обміну вислали проти їхнього бажання',
  'Where the person would go is not on record.': 'Немає даних про те, куди бажає потрапити особа.',
  'Where the person would go is on record {0}': 'Відомо, куди бажає потрапити особа {0}',

  'position on a petition for pardon: will, or will not':
    'позиція щодо клопотання про помилування: особа його підпише чи ні',
  'petitions were demanded, and refused as an admission of guilt':
    'клопотань вимагали, а особи відмовлялися, бо це означало б визнати вину',
  'Whether the person would sign a petition for pardon is not on record.':
    'Немає даних про те, чи готова особа підписати клопотання про помилування.',
  'The person would sign a petition for pardon {0}': 'Особа готова підписати клопотання про помилування {0}',
  'The person would not sign a petition for pardon {0}': 'Особа не готова підписати клопотання про помилування {0}',
  'The person would no longer sign a petition for pardon {0}':
    'Особа більше не готова підписати клопотання про помилування {0}',

  'consent to share data with this recipient for this purpose':
    'згода на передання відомостей цьому одержувачеві з цією метою',
  'consent is per recipient': 'згоду дають окремо для кожного одержувача',
  'Consent to share data with this recipient is on record {0}':
    'Є згода на передання відомостей цьому одержувачеві {0}',
  'Consent to share data ended with {0} {1}.': 'Згода на передання відомостей припинилася: {0} {1}.',
  'No consent to share data that names this recipient is on record.':
    'Немає згоди на передання відомостей, у якій названо цього одержувача.',

  "family's wish about publicity": 'побажання родини щодо оприлюднення',
  'publicity protects, and is not always wished': 'оприлюднення захищає, але його бажають не завжди',
  'No word of a relative about publicity is on record.': 'Немає даних про те, чи бажають оприлюднення родичі.',
  'A relative agrees to publicity {0}': 'Хтось із родичів погоджується на оприлюднення {0}',
  'A relative does not wish publicity {0}': 'Хтось із родичів не бажає оприлюднення {0}',
};
