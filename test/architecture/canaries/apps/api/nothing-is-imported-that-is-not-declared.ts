import { Kysely } from 'kysely';

export const Database = Kysely;
