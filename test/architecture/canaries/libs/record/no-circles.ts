import { odd } from './no-circles-either.js';

export const even = (n: number): boolean => n === 0 || odd(n - 1);
