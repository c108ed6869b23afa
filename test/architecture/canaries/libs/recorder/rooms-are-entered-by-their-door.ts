import type { Child } from '../record/index.js';

export type Shortcut = Child;
