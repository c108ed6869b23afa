import { child, type Child } from './types-may-go-in-circles.js';

export interface Parent {
  readonly children: readonly Child[];
}
export const first = (parent: Parent): Child => child(parent);
