/**
 * The vocabulary of dates in English, Ukrainian and Russian: lower case, with `'` for every apostrophe and `е` for `ё`.
 * A case form stands beside its nominative because that is how dates are written ("11 лютого", "в октябре").
 */

/** Lower case, with `'` for every apostrophe and `е` for `ё`, as the vocabulary is spelled. */
export function plainWord(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’ʼ‘`´]/g, "'")
    .replaceAll('ё', 'е');
}

function index(rows: readonly string[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap((row, at) => row.split(' ').map((word) => [word, at] as const)));
}

export const MONTH_NAMES =
  'January February March April May June July August September October November December'.split(' ');
/** Each as it stands alone and as it stands after a day: "січень", "3 січня". */
export const UKRAINIAN_MONTHS: readonly (readonly [alone: string, after: string])[] = [
  ['січень', 'січня'],
  ['лютий', 'лютого'],
  ['березень', 'березня'],
  ['квітень', 'квітня'],
  ['травень', 'травня'],
  ['червень', 'червня'],
  ['липень', 'липня'],
  ['серпень', 'серпня'],
  ['вересень', 'вересня'],
  ['жовтень', 'жовтня'],
  ['листопад', 'листопада'],
  ['грудень', 'грудня'],
];
export const WEEKDAY_NAMES = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** Word to month, January is 0. */
export const MONTHS = index([
  'january jan січень січня січні січнем січ январь января январе январем янв',
  'february feb febr лютий лютого лютому лютим лют февраль февраля феврале февралем февр фев',
  'march mar березень березня березні березнем берез бер март марта марте мартом мар',
  'april apr квітень квітня квітні квітнем квіт кві апрель апреля апреле апрелем апр',
  'may травень травня травні травнем трав тра май мая мае маем',
  'june jun червень червня червні червнем черв чер июнь июня июне июнем июн',
  'july jul липень липня липні липнем лип июль июля июле июлем июл',
  'august aug серпень серпня серпні серпнем серп сер август августа августе августом авг',
  'september sept sep вересень вересня вересні вереснем верес вер сентябрь сентября сентябре сентябрем сент сен',
  'october oct жовтень жовтня жовтні жовтнем жовт жов октябрь октября октябре октябрем окт',
  'november nov листопад листопада листопаді листопадом лист лис ноябрь ноября ноябре ноябрем нояб ноя',
  'december dec грудень грудня грудні груднем груд гру декабрь декабря декабре декабрем дек',
]);

/** Word to weekday, Monday is 0. */
export const WEEKDAYS = index([
  'monday mon понеділок понеділка понеділку понеділком пн понед понедельник понедельника понедельнику понедельником',
  'tuesday tues tue вівторок вівторка вівторку вівторком вт вівт вторник вторника вторнику вторником',
  'wednesday weds wed середа середу середи середою ср среда среду среды средой',
  'thursday thurs thur thu четвер четверга четвергу четвергом чт четв четверг',
  "friday fri п'ятниця п'ятницю п'ятниці п'ятницею пт п'ятн пятница пятницу пятницы пятницей пятн",
  'saturday sat субота суботу суботи суботою сб суб суббота субботу субботы субботой субб',
  'sunday sun неділя неділю неділі неділею нд нед воскресенье воскресенья воскресеньем воскр вс',
]);

/** Word to season, spring is 0. */
export const SEASONS = index([
  'spring весна весни весну весною навесні весной весны весне',
  'summer літо літа влітку літом лето лета летом',
  'autumn fall осінь осені восени осінню осень осенью осени',
  'winter зима зими зиму зимою взимку зимой зимы зиме',
]);

/** What may stand in a date and says nothing. */
export const FILLERS: ReadonlySet<string> = new Set(
  'on in at the of year than р рр рік року році роки у в во на за г гг год года году годы числа ніж чем'.split(' '),
);

function phrases(...lists: readonly string[]): readonly (readonly string[])[] {
  const all = lists.flatMap((list) => list.split(',').map((phrase) => phrase.trim().split(' ')));
  return all.toSorted((a, b) => b.length - a.length);
}

export const APPROXIMATELY = phrases(
  'about, around, approximately, approx, circa, ca, c, roughly, on or about',
  'близько, приблизно, прибл, орієнтовно, десь, біля',
  'около, примерно, приблизительно, прим, ориентировочно, ок',
);

/** Parts of a month or year that EDTF has no word for: the whole is then approximate. */
export const PARTLY = phrases(
  'early, mid, middle of, late, beginning of, start of, end of',
  'на початку, початок, початку, наприкінці, кінець, кінці, середина, середині',
  'начало, начале, конец, конце, середина, середине',
);

export const PERHAPS = phrases(
  'probably, possibly, perhaps, presumably, maybe, likely, apparently, uncertain, not certain',
  'імовірно, ймовірно, можливо, мабуть, вероятно, возможно, предположительно',
);

/** Strictly before: the day that is named is left out. */
export const BEFORE = phrases('before, prior to, earlier than', 'перед, раніше, раньше, ранее');

/** Up to and with the day that is named. */
export const UNTIL = phrases(
  'until, till, by, up to, not later than, no later than, not after, on or before',
  'до, по, не пізніше, не позднее, не позже',
);

/** Strictly after: the day that is named is left out. */
export const AFTER = phrases('after, later than', 'після, пізніше, после, позже, позднее');

/** From the day that is named on. */
export const SINCE = phrases(
  'since, from, starting, starting from, on or after, not earlier than, no earlier than, not before',
  'з, із, від, починаючи з, не раніше, с, со, от, начиная с, не ранее, не раньше',
);

export const BETWEEN = phrases('between, між, между');
export const OR = phrases('or, або, чи, или, либо');
export const AND = phrases('and, та, і, й, и');
export const TO = phrases('-, to, through, until, till, до, по');
