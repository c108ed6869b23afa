import type { hash } from '#record';

export type Kept = ReturnType<typeof hash>;
