import type { Question } from '#projections';
import type { RecordCommand } from '#record';
import type { AnswerName } from '../openapi/answers.js';

export type CommandClass = new () => RecordCommand;
export type QuestionClass = new () => Question<unknown>;

/** What a route says of itself: it is read from this, and described from it. */
export interface RouteNote {
  /** One line for the API's description. */
  readonly about: string;
  /** What is asked of the record: more than one where the fields that are sent tell them apart. */
  readonly commands?: readonly CommandClass[];
  readonly question?: QuestionClass;
  /** The field that the path's `:id` stands for; other parameters are called as their fields. */
  readonly id?: string;
  /** Where the thing that was opened or recorded can be read, up to its id; else the event is named. */
  readonly opens?: string;
  readonly answer?: AnswerName;
}

const NOTE = Symbol('route');

export function note(handler: object, said: RouteNote): void {
  Reflect.defineMetadata(NOTE, said, handler);
}

/** What the route that this method handles says of itself. */
export function noteOf(handler: object): RouteNote | undefined {
  return Reflect.getMetadata(NOTE, handler) as RouteNote | undefined;
}
