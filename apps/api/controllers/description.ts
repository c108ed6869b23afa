import { Controller, Inject } from '@nestjs/common';
import { Open } from '../access/allow.js';
import { Serves } from '../http/routes.js';

/** The token under which the OpenAPI document is provided. */
export const OPEN_API = Symbol('OpenAPI document');

/** The API's own description. */
@Controller('api/openapi.json')
export class Description {
  constructor(@Inject(OPEN_API) private readonly document: Record<string, unknown>) {}

  @Serves('', { about: 'This description, in OpenAPI 3.1', answer: 'Description' })
  @Open()
  describe(): Record<string, unknown> {
    return this.document;
  }
}
