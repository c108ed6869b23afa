/** What is handed over: dossiers, lists and letters, made from what an audience may be told. */

export { shortNumber } from './short-number.js';
