export const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
