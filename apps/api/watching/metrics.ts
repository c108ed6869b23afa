import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { streamCategoryOf } from '#record';

/** How far the readings are behind the log, in events. */
export type Lag = () => Promise<number>;

/** What the server tells of itself to Prometheus. Labels are names of routes and kinds, never of people or things. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'litopys_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer, by route template',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  private readonly recordings = new Counter({
    name: 'litopys_recordings_total',
    help: 'Requests that were recorded or found on record, by kind of stream',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });

  constructor(lag: Lag) {
    collectDefaultMetrics({ register: this.registry });
    this.registry.registerMetric(lagGauge(lag));
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  recorded(stream: string): void {
    this.recordings.inc({ kind: streamCategoryOf(stream) });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The exposition text of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}

function lagGauge(lag: Lag): Gauge {
  return new Gauge({
    name: 'litopys_projection_lag_events',
    help: 'Events on record that the readings do not include yet',
    registers: [],
    async collect() {
      this.set(await lag());
    },
  });
}
