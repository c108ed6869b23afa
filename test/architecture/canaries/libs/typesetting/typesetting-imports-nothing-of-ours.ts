import type { hash } from '#record';

export type Paper = ReturnType<typeof hash>;
