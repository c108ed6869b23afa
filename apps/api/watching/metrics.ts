import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { streamCategoryOf } from '#record';

/** How far the readings are behind the log, in events. */
export type Lag = () => Promise<number>;

/** How the transparency log stands. */
export interface LogStanding {
  readonly size: number;
  readonly isForked: boolean;
}

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

  constructor(lag: Lag, log: LogStanding) {
    collectDefaultMetrics({ register: this.registry });
    this.registry.registerMetric(gauge('litopys_projection_lag_events', LAG, lag));
    this.registry.registerMetric(gauge('litopys_log_size_events', LOG_SIZE, () => log.size));
    this.registry.registerMetric(gauge('litopys_log_forked', LOG_FORKED, () => Number(log.isForked)));
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

const LAG = 'Events on record that the readings do not include yet';
const LOG_SIZE = 'Events that the latest published checkpoint of the transparency log covers';
const LOG_FORKED = '1 while nothing is signed, as the record is not what the log has signed before';

function gauge(name: string, help: string, read: () => number | Promise<number>): Gauge {
  return new Gauge({
    name,
    help,
    registers: [],
    async collect() {
      this.set(await read());
    },
  });
}
