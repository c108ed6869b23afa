import { total } from '../counts/total.js';

export type Total = ReturnType<typeof total>;
