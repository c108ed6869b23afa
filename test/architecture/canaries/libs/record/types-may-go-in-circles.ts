import type { Parent } from './types-may-go-in-circles-too.js';

export interface Child {
  readonly parent: Parent;
}
export const child = (parent: Parent): Child => ({ parent });
