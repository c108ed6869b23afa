import { stateBodyLetter } from './state-body-letter.js';
import type { Template } from './template.js';
import { wgadQuestionnaire } from './wgad-questionnaire.js';
import { wgeidReport } from './wgeid-report.js';

/** Every template there is. */
export const templates: readonly Template[] = [stateBodyLetter, wgadQuestionnaire, wgeidReport];

/** The template of an id; undefined when there is none. */
export function templateNamed(id: string): Template | undefined {
  return templates.find((template) => template.id === id);
}
