import type { FastifyInstance } from 'fastify';

/** Upper bounds of the duration buckets, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  readonly labels: string;
  readonly buckets: number[];
  count: number;
  sum: number;
}

export interface Metrics {
  text(): string;
}

/** Counts requests by route and answer, in the text format of Prometheus. A route's pattern names it, never its path. */
export function installMetrics(server: FastifyInstance, openStreams: () => number): Metrics {
  const requests = new Map<string, Series>();
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched';
    const labels = `method="${request.method}",route="${quoted(route)}",status="${reply.statusCode}"`;
    const series = requests.get(labels) ?? { labels, buckets: bounds.map(() => 0), count: 0, sum: 0 };
    requests.set(labels, series);
    const seconds = reply.elapsedTime / 1000;
    series.count += 1;
    series.sum += seconds;
    for (const [index, bound] of bounds.entries()) {
      if (seconds <= bound) series.buckets[index] = (series.buckets[index] ?? 0) + 1;
    }
  });
  return { text: () => `${[...requestLines(requests), ...processLines(openStreams())].join('\n')}\n` };
}

function requestLines(requests: ReadonlyMap<string, Series>): string[] {
  const name = 'bihuan_http_request_duration_seconds';
  const lines = [`# HELP ${name} Time from a request to the end of its answer.`, `# TYPE ${name} histogram`];
  for (const { labels, buckets, count, sum } of requests.values()) {
    for (const [index, bound] of bounds.entries()) {
      lines.push(`${name}_bucket{${labels},le="${bound}"} ${buckets[index] ?? 0}`);
    }
    lines.push(`${name}_bucket{${labels},le="+Inf"} ${count}`);
    lines.push(`${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${count}`);
  }
  return lines;
}

function processLines(streams: number): string[] {
  const { user, system } = process.cpuUsage();
  return [
    ...gauge('bihuan_open_streams', 'Open server-sent event streams.', streams),
    ...gauge('process_resident_memory_bytes', 'Resident memory.', process.memoryUsage.rss()),
    '# HELP process_cpu_seconds_total Processor time.',
    '# TYPE process_cpu_seconds_total counter',
    `process_cpu_seconds_total ${(user + system) / 1e6}`,
    ...gauge('process_uptime_seconds', 'Time since the process began.', process.uptime()),
  ];
}

function gauge(name: string, help: string, value: number): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`];
}

function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
