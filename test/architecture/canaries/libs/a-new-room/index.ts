export { type Page } from './libs-never-look-up.js';
