import type { Row } from '#projections';

export type Page = Row;
