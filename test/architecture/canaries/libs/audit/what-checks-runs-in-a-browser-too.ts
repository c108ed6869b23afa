import { hash } from 'node:crypto';

export const checked = hash('sha256', 'what');
