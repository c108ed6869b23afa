import type { Catalogue } from '../sentence.js';

/** The closed words of exchange lists, of pledges and of what is done with a casefile. */
export const LISTS_AND_PLEDGES: Catalogue = {
  'refused by the person': 'відмова самої особи',
  'term already served': 'строк уже відбуто',
  citizenship: 'громадянство',
  'charge too grave or unrelated': 'обвинувачення надто тяжке або не пов’язане',
  'not confirmed by the holding side': 'не підтверджено стороною, що утримує',
  died: 'смерть',
  duplicate: 'повторний запис',

  confirmed: 'підтверджено',
  denied: 'заперечено',
  silent: 'без відповіді',

  once: 'один раз',
  monthly: 'щомісяця',
  repeatable: 'багаторазово',
  limitation: 'обмеження',

  standing: 'чинне',
  release: 'звільнення',
  death: 'смерть особи',
  'mandate ended': 'кінець повноважень',
  withdrawn: 'відкликання',

  agreed: 'погоджено',
  objections: 'є заперечення',

  'consent withdrawn': 'відкликання згоди',
  objection: 'заперечення особи',
  'no longer necessary': 'потреба відпала',
  'unlawfully recorded': 'записано незаконно',
  'legal obligation': 'правовий обов’язок',
  'safety of the person': 'безпека особи',
};
