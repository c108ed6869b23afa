import type { Kept } from '#evidence';

export type Stored = Kept;
