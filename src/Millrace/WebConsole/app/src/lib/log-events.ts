// What functions wrote, put together again: the lines of an invocation, and how grave each is.
export interface LogEvent {
  timestamp: number;
  message: string;
  logStreamName: string;
  eventId: string;
  group: string;
}

export interface Invocation {
  id: string;
  group: string;
  lines: LogEvent[];
  report: string | null;
  failed: boolean;
}

export type Level = "error" | "warning" | "";

const grave = /\b(error|exception|fatal|Task timed out)\b/i;

export const level = (message: string): Level => (/^(START|END|REPORT|INIT_START) /.test(message) ? "" : grave.test(message) ? "error" : /\bwarn/i.test(message) ? "warning" : "");

/** START opens an invocation in its log stream, and everything up to the next one is its own. REPORT becomes the heading. The newest comes first. */
export function invocationsOf(events: LogEvent[]): Invocation[] {
  const found: Invocation[] = [];
  const open = new Map<string, Invocation>();
  for (const event of events) {
    const start = /^START RequestId: (\S+)/.exec(event.message);
    const place = `${event.group} ${event.logStreamName}`;
    let invocation = open.get(place);
    if (start || !invocation) {
      invocation = { id: start?.[1] ?? event.logStreamName, group: event.group, lines: [], report: null, failed: false };
      open.set(place, invocation);
      found.push(invocation);
    }
    invocation.lines.push(event);
    const report = /^REPORT RequestId: \S+\s+(.*)/s.exec(event.message);
    if (report) invocation.report = report[1].replace(/\s+/g, " ").trim();
    if (level(event.message) === "error") invocation.failed = true;
  }
  return found.reverse();
}
