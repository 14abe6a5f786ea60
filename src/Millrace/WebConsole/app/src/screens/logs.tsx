// What functions wrote: one group's events as they come, each invocation's lines under one heading.
import { useState } from "preact/hooks";
import { count } from "../lib/format";
import { aws } from "../lib/http";
import { usePolled } from "../lib/polling";
import { link, route, setQuery } from "../lib/router";
import { place } from "../lib/server";
import { Health, Time } from "../ui/parts";

interface LogEvent {
  timestamp: number;
  message: string;
  logStreamName: string;
  eventId: string;
}

interface Invocation {
  id: string;
  lines: LogEvent[];
  report: string | null;
  failed: boolean;
}

const kept = 2000;

export function Logs() {
  const group = route.value.path.slice(1).join("/");
  const { answer, error } = usePolled(() => aws<{ logGroups: { logGroupName: string }[] }>("logs", "DescribeLogGroups", {}), 5, [place.value]);
  const groups = answer?.logGroups.map((item) => item.logGroupName) ?? [];
  const chosen = group || groups[0];
  return (
    <>
      <h1>Logs</h1>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer && groups.length === 0 && <p class="empty">There is no log group yet. A function makes one when it is invoked.</p>}
      {groups.length > 0 && <nav class="tabs" aria-label="Log groups">{groups.map((name) => <a key={name} href={link(["logs", name])} aria-current={name === chosen ? "page" : undefined}>{name}</a>)}</nav>}
      {chosen && <LogTail key={chosen} group={chosen} />}
    </>
  );
}

export function LogTail({ group }: { group: string }) {
  const pattern = route.value.query.get("pattern") ?? "";
  const [held, setHeld] = useState<LogEvent[] | null>(null);
  const { answer, error } = usePolled(() => newest(group, pattern), 2, [group, pattern]);
  const events = held ?? answer;
  if (error && !answer) return <p class="empty">{/does not exist/.test(error) ? "Nothing was written yet." : error}</p>;
  return (
    <>
      <p class="bar">
        <label>Filter pattern <input data-filter value={pattern} placeholder="ERROR" onChange={(event) => setQuery({ pattern: event.currentTarget.value })} /></label>
        <button aria-pressed={held !== null} onClick={() => setHeld(held ? null : events)}>{held ? "Go on" : "Pause"}</button>
        {events && <span class="hint">{count(events.length)} lines of the last hour, the newest invocation first</span>}
      </p>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {events?.length === 0 && <p class="empty">Nothing was written in the last hour.</p>}
      {events && invocationsOf(events).map((invocation) => (
        <details key={invocation.id} open class="invocation">
          <summary><Time at={invocation.lines[0].timestamp} /> <Health good={!invocation.failed}>{invocation.failed ? "failed" : "done"}</Health> <code>{invocation.id}</code> {invocation.report}</summary>
          <pre class="wrap">{invocation.lines.map((line) => <span key={line.eventId} class={level(line.message)}><bdi>{line.message.replace(/\n$/, "")}</bdi>{"\n"}</span>)}</pre>
        </details>
      ))}
    </>
  );
}

async function newest(group: string, pattern: string): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  let token: string | undefined;
  do {
    const page = await aws<{ events: LogEvent[]; nextToken?: string }>("logs", "FilterLogEvents", {
      logGroupName: group, startTime: Date.now() - 3_600_000, ...(pattern && { filterPattern: pattern }), ...(token && { nextToken: token }),
    });
    events.push(...page.events);
    token = page.nextToken;
  } while (token && events.length < 5 * kept);
  return events.slice(-kept);
}

const level = (message: string): string | undefined => (/\b(error|exception|fatal)\b/i.test(message) ? "bad" : /\bwarn/i.test(message) ? "warn" : undefined);

/** START opens an invocation in its log stream, and everything up to the next one is its own. REPORT becomes the heading. */
function invocationsOf(events: LogEvent[]): Invocation[] {
  const found: Invocation[] = [];
  const open = new Map<string, Invocation>();
  for (const event of events) {
    const start = /^START RequestId: (\S+)/.exec(event.message);
    let invocation = open.get(event.logStreamName);
    if (start || !invocation) {
      invocation = { id: start?.[1] ?? event.logStreamName, lines: [], report: null, failed: false };
      open.set(event.logStreamName, invocation);
      found.push(invocation);
    }
    invocation.lines.push(event);
    const report = /^REPORT RequestId: \S+\s+(.*)/s.exec(event.message);
    if (report) invocation.report = report[1].replace(/\s+/g, " ").trim();
    if (/\b(error|Task timed out)\b/i.test(event.message) && !report) invocation.failed = true;
  }
  return found.reverse();
}
