import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Question } from '#projections';
import { fieldsOf, Malformed, read, type RecordCommand } from '#record';
import { unauthenticated } from '../access/authentication.js';
import { clearanceOf } from '../access/clearance.js';
import type { Caller } from '../access/tokens.js';
import { askedIn } from './conditions.js';
import { HttpProblem } from './problem.js';
import { noteOf, type CommandClass, type RouteNote } from './route-note.js';

type Fields = Record<string, unknown>;

/** What the request asks, as its route notes it: a command with its caller, or a question with its clearance. */
export const Sent = createParamDecorator((_: unknown, context: ExecutionContext): RecordCommand | Question<unknown> => {
  const note = noteOf(context.getHandler());
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (note?.question !== undefined) return questionIn(request, note, note.question);
  if (note?.commands !== undefined) return commandIn(request, note, note.commands);
  throw new TypeError(`${context.getHandler().name} notes neither a command nor a question`);
});

/** Who asks. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

function commandIn(request: FastifyRequest, note: RouteNote, commands: readonly CommandClass[]): RecordCommand {
  const body = bodyOf(request);
  const command = commands.find((one) => isMeant(one, commands, body)) ?? commands[0];
  if (command === undefined) throw new TypeError('A route that records notes at least one command');
  return read(command, together(body, namedIn(request, note))).askedBy(askedIn(request.headers, callerOf(request)));
}

/** Reads a command's fields from a body. */
export function bodyOf(request: FastifyRequest): Fields {
  if (request.isMultipart()) throw new HttpProblem('unsupported-media-type', 'This route takes application/json.');
  const { body } = request;
  if (body === undefined || body === null) return {};
  if (typeof body === 'object' && !Array.isArray(body)) return body as Fields;
  throw new Malformed([{ field: '', message: 'the body must be an object' }]);
}

/** Of several commands that one route takes, the one meant is the one that alone has a field that was sent. */
function isMeant(one: CommandClass, commands: readonly CommandClass[], body: Fields): boolean {
  const others = commands.filter((other) => other !== one).map((other) => fieldsOf(other));
  const alone = (name: string) => others.every((fields) => !fields.has(name));
  return [...fieldsOf(one).keys()].some((name) => alone(name) && Object.hasOwn(body, name));
}

function together(body: Fields, named: Fields): Fields {
  const twice = Object.keys(named).filter((name) => Object.hasOwn(body, name));
  if (twice.length > 0)
    throw new Malformed(twice.map((field) => ({ field, message: 'stands in the address already' })));
  return { ...body, ...named };
}

function questionIn(
  request: FastifyRequest,
  note: RouteNote,
  question: NonNullable<RouteNote['question']>,
): Question<unknown> {
  const fields = fieldsOf(question);
  const parameters = Object.entries(request.query as Fields).filter(([, value]) => value !== '');
  const typed = parameters.map(([name, value]) => [name, converted(value, fields.get(name)?.type.is)] as const);
  const asked = together(Object.fromEntries(typed), namedIn(request, note));
  return read(question, asked).askedWith(clearanceOf(callerOf(request).roles));
}

/** A query parameter is a text; what does not convert is left for its field to refuse. */
function converted(value: unknown, is: string | undefined): unknown {
  if (is === 'whole-number' && typeof value === 'string' && /^-?\d{1,16}$/.test(value)) return Number(value);
  if (is === 'yes-no' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** What the path names, by field. */
function namedIn(request: FastifyRequest, { id }: RouteNote): Fields {
  const parameters = Object.entries(request.params as Record<string, string>);
  return Object.fromEntries(parameters.map(([name, value]) => [name === 'id' ? (id ?? name) : name, value]));
}

function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw unauthenticated(request);
  return request.caller;
}
