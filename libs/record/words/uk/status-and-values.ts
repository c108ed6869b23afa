import type { Catalogue } from '../sentence.js';

/** The facets and their values, the categories, and the closed words of places, bodies, names and protection. */
export const STATUS_AND_VALUES: Catalogue = {
  life: 'життя',
  alive: 'особа жива',
  dead: 'особа померла',
  unknown: 'невідомо',

  liberty: 'свобода',
  'at liberty': 'на волі',
  'police hold': 'утримання в поліції',
  remand: 'тримання під вартою',
  'prison or colony': 'тюрма або колонія',
  'settlement colony': 'колонія-поселення',
  psychiatric: 'психіатричний заклад',
  'house arrest': 'домашній арешт',
  restricted: 'обмеження свободи',
  'in absentia': 'заочне переслідування',
  'held without status': 'утримання без статусу',
  disappeared: 'зникнення',
  expelled: 'видворення',

  procedure: 'провадження',
  none: 'без провадження',
  investigated: 'розслідування',
  charged: 'обвинувачення',
  tried: 'судовий розгляд',
  'sentenced not final': 'вирок, що не набрав законної сили',
  final: 'набрання законної сили',
  served: 'строк відбуто',
  quashed: 'вирок скасовано',

  whereabouts: 'місцеперебування',
  known: 'відомо',
  'in transit': 'перевезення',
  reported: 'за неперевіреними відомостями',

  category: 'категорія',
  colony: 'колонія',
  released: 'звільнення',
  persecuted: 'переслідування',

  police: 'поліція',
  'remand prison': 'слідчий ізолятор',
  prison: 'тюрма',
  hospital: 'лікарня',

  recognised: 'визнано',
  'occupying power': 'окупаційна влада',
  disputed: 'оспорюється',

  passport: 'паспорт',
  verdict: 'вирок',
  'national romanisation': 'національна латинізація',
  'as in source': 'як у джерелі',

  public: 'для всіх',
  partners: 'для партнерів',
  team: 'для команди',
  sealed: 'закрито',

  other: 'інше',
};
