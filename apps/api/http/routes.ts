import { applyDecorators, Get, Post, UseInterceptors } from '@nestjs/common';
import type { AnswerName } from '../openapi/answers.js';
import { note, type CommandClass, type QuestionClass, type RouteNote } from './route-note.js';
import { StampingRecordings } from './stamping-recordings.js';

type Said = Pick<RouteNote, 'about' | 'id' | 'opens'>;

/** A route that asks the record to record something, and answers with where it stands. */
export function Records(path: string, commands: CommandClass | readonly CommandClass[], said: Said): MethodDecorator {
  return applyDecorators(
    Post(path),
    Noted({ ...said, commands: [commands].flat(), answer: 'Recording' }),
    UseInterceptors(StampingRecordings),
  );
}

/** A route that answers a question. */
export function Answers(path: string, question: QuestionClass, said: Said & { answer: AnswerName }): MethodDecorator {
  return applyDecorators(Get(path), Noted({ ...said, question }));
}

/** A route of another kind, which describes itself all the same. */
export function Serves(path: string, said: Said & { answer: AnswerName }): MethodDecorator {
  return applyDecorators(Get(path), Noted(said));
}

function Noted(said: RouteNote): MethodDecorator {
  return (_target, _property, { value }) => note(value as object, said);
}
