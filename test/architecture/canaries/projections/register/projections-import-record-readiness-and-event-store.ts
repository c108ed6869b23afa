import type { Recorded } from '#recorder';

export type Row = Recorded;
