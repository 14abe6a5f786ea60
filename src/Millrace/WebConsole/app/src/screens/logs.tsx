// What functions wrote: one group's events as they come, each invocation's lines under one heading.
import { useRef, useState } from "preact/hooks";
import { count } from "../lib/format";
import { aws } from "../lib/http";
import { everything } from "../lib/pages";
import { usePolled } from "../lib/polling";
import { link, route, setQuery } from "../lib/router";
import { place } from "../lib/server";
import { Choice } from "../ui/choice";
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

const kept = 10_000;
const drawnAtOnce = 200;
const hour = 3_600_000;
/** What is written late has a time that is past. */
const late = 10_000;

export function Logs() {
  const group = route.value.path.slice(1).join("/");
  const { answer, error } = usePolled(() => everything(async (nextToken) => {
    const page = await aws<{ logGroups: { logGroupName: string }[]; nextToken?: string }>("logs", "DescribeLogGroups", { nextToken, limit: 50 });
    return { rows: page.logGroups.map((item) => item.logGroupName), next: page.nextToken };
  }), 5, [place.value]);
  const groups = answer?.rows ?? [];
  const chosen = group || groups[0];
  return (
    <>
      <h1>Logs</h1>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer && groups.length === 0 && <p class="empty">There is no log group yet. A function makes one when it is invoked.</p>}
      {groups.length > 0 && <Choice label="Log groups" names={groups} chosen={chosen} href={(name) => link(["logs", name])} />}
      {chosen && <LogTail key={chosen} group={chosen} />}
    </>
  );
}

export function LogTail({ group }: { group: string }) {
  const pattern = route.value.query.get("pattern") ?? "";
  const [held, setHeld] = useState<LogEvent[] | null>(null);
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const known = useRef({ of: "", events: [] as LogEvent[] });
  const { answer, error } = usePolled(async () => {
    const of = JSON.stringify([group, pattern]);
    const events = await newest(group, pattern, known.current.of === of ? known.current.events : []);
    known.current = { of, events };
    return events;
  }, 2, [group, pattern]);
  const events = held ?? answer;
  if (error && !answer) return <p class="empty">{/does not exist/.test(error) ? "Nothing was written yet." : error}</p>;
  return (
    <>
      <p class="bar">
        <label>Filter pattern <input data-filter value={pattern} placeholder="ERROR" onChange={(event) => setQuery({ pattern: event.currentTarget.value })} /></label>
        <button aria-pressed={held !== null} onClick={() => setHeld(held ? null : events)}>{held ? "Go on" : "Pause"}</button>
        {events && <span class="hint">{events.length > drawn && `${count(drawn)} of `}{events.length === kept && "the last "}{count(events.length)} {events.length === 1 ? "line" : "lines"} of the last hour, the newest invocation first</span>}
      </p>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {events?.length === 0 && <p class="empty">Nothing was written in the last hour.</p>}
      {events && invocationsOf(events.slice(-drawn)).map((invocation) => (
        <details key={invocation.id} open class="invocation">
          <summary><Time at={invocation.lines[0].timestamp} /> <Health good={!invocation.failed}>{invocation.failed ? "failed" : "done"}</Health> <code>{invocation.id}</code> {invocation.report}</summary>
          <pre class="wrap" tabIndex={0}>{invocation.lines.map((line) => <span key={line.eventId} class={level(line.message)}><bdi>{line.message.replace(/\n$/, "")}</bdi>{"\n"}</span>)}</pre>
        </details>
      ))}
      {events && events.length > drawn && <p><button onClick={() => setDrawn(drawn + drawnAtOnce)}>Older lines</button></p>}
    </>
  );
}

/** The last events of the last hour. Those that are known already are not asked for again. */
async function newest(group: string, pattern: string, known: LogEvent[]): Promise<LogEvent[]> {
  const since = Date.now() - hour;
  const last = known[known.length - 1];
  const startTime = last ? Math.max(since, last.timestamp - late) : since;
  let events = known.filter((event) => event.timestamp >= since && event.timestamp < startTime);
  let token: string | undefined;
  do {
    const page = await aws<{ events: LogEvent[]; nextToken?: string }>("logs", "FilterLogEvents", {
      logGroupName: group, startTime, ...(pattern && { filterPattern: pattern }), ...(token && { nextToken: token }),
    });
    events = [...events, ...page.events].slice(-kept);
    token = page.nextToken;
  } while (token);
  return events;
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
