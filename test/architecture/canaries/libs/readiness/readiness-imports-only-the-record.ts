import type { Stored } from '#event-store';

export type Outcome = Stored;
