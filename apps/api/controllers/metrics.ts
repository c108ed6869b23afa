import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AllowReaders } from '../access/allow.js';
import { Serves } from '../http/routes.js';
import { Metrics } from '../watching/metrics.js';

/** Figures for Prometheus, which sends a token as it scrapes (`authorization` in its configuration). */
@Controller('metrics')
export class MetricsPage {
  constructor(private readonly metrics: Metrics) {}

  @Serves('', { about: 'Figures about the server, in the text format of Prometheus', answer: 'Metrics' })
  @AllowReaders()
  async page(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}
