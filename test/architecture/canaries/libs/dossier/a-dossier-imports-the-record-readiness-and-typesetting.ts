import type { Kept } from '#evidence';

export type Proof = Kept;
