import { even } from './no-circles.js';

export const odd = (n: number): boolean => n !== 0 && even(n - 1);
