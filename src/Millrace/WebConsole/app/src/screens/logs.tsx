// What functions wrote: the events of one group or of several as they come, each invocation's lines under one heading.
import { useRef, useState } from "preact/hooks";
import { batchesOf, type Batch } from "../lib/functions";
import { useKeys } from "../lib/keys";
import { invocationsOf, level, type Invocation, type LogEvent } from "../lib/log-events";
import { count, shard, tailDigits } from "../lib/format";
import { aws } from "../lib/http";
import { everything } from "../lib/pages";
import { usePolled } from "../lib/polling";
import { go, link, route, setQuery } from "../lib/router";
import { place } from "../lib/server";
import { Choice } from "../ui/choice";
import { Health, Time } from "../ui/parts";
import { Typed } from "../ui/typed";

const kept = 10_000;
const drawnAtOnce = 200;
const mostTogether = 20;
const mostErrors = 5;
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
  const together = route.value.query.get("with")?.split(",").filter((name) => groups.includes(name)) ?? [];
  const chosen = group || groups[0];
  const also = (name: string, on: boolean) => go(["logs", chosen], { pattern: route.value.query.get("pattern"), failed: route.value.query.get("failed"), with: (on ? [...together, name] : together.filter((other) => other !== name)).join(",") });
  return (
    <>
      <h1>Logs</h1>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer && groups.length === 0 && <p class="empty">There is no log group yet. A function makes one when it is invoked.</p>}
      {groups.length > 0 && <Choice label="Log groups" names={groups} chosen={chosen} href={(name) => link(["logs", name])} />}
      {groups.length > 1 && (
        <fieldset class="bar">
          <legend>Together with</legend>
          {groups.filter((name) => name !== chosen).slice(0, mostTogether).map((name) => <label key={name}><input type="checkbox" checked={together.includes(name)} onChange={(event) => also(name, event.currentTarget.checked)} /> {name}</label>)}
        </fieldset>
      )}
      {chosen && <LogTail key={chosen} groups={[chosen, ...together]} />}
    </>
  );
}

export function LogTail({ groups }: { groups: string[] }) {
  const pattern = route.value.query.get("pattern") ?? "";
  const failedOnly = route.value.query.get("failed") === "1";
  const [held, setHeld] = useState<LogEvent[] | null>(null);
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const known = useRef({ of: "", events: new Map<string, LogEvent[]>() });
  const { answer, error } = usePolled(async () => {
    const of = JSON.stringify([groups, pattern]);
    const before = known.current.of === of ? known.current.events : new Map<string, LogEvent[]>();
    const events = new Map(await Promise.all(groups.map(async (group) => [group, await newest(group, pattern, before.get(group) ?? [])] as const)));
    known.current = { of, events };
    return together(events);
  }, 2, [groups.join(), pattern]);
  const events = held ?? answer;
  const invocations = events ? invocationsOf(events.slice(-drawn)).filter((invocation) => !failedOnly || invocation.failed) : [];
  useKeys([{ keys: "Space", does: "Pause the log, or go on", run: () => setHeld(held ? null : events) }], [held, events]);
  const { answer: batches } = usePolled(() => batchesOf(invocations.map((invocation) => invocation.id)), 5, [invocations[0]?.id, invocations.length]);
  if (error && !answer) return <p class="empty">{/does not exist/.test(error) ? "Nothing was written yet." : error}</p>;
  return (
    <>
      <p class="bar">
        <label>Filter pattern <Typed data-filter value={pattern} placeholder="ERROR" onTyped={(words) => setQuery({ pattern: words })} /></label>
        <label><input type="checkbox" checked={failedOnly} onChange={(event) => setQuery({ failed: event.currentTarget.checked ? "1" : null })} /> only what failed</label>
        <button aria-pressed={held !== null} onClick={() => setHeld(held ? null : events)}>{held ? "Go on" : "Pause"}</button>
        {events && <span class="hint">{events.length > drawn && `${count(drawn)} of `}{events.length === kept && "the last "}{count(events.length)} {events.length === 1 ? "line" : "lines"} of the last hour, the newest invocation first</span>}
      </p>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {events?.length === 0 && <p class="empty">Nothing was written in the last hour.</p>}
      {invocations.map((invocation) => (
        <details key={invocation.group + invocation.id} open class="invocation">
          <summary><Time at={invocation.lines[0].timestamp} /> <Health good={!invocation.failed}>{invocation.failed ? "failed" : "done"}</Health> {groups.length > 1 && <b>{invocation.group}</b>} <code>{invocation.id}</code> {invocation.report}</summary>
          {batches?.has(invocation.id) && <p><BatchLink batch={batches.get(invocation.id)!} /></p>}
          <pre class="wrap" tabIndex={0}>{invocation.lines.map((line) => <Line key={line.eventId} message={line.message} />)}</pre>
        </details>
      ))}
      {events && events.length > drawn && <p><button onClick={() => setDrawn(drawn + drawnAtOnce)}>Older lines</button></p>}
    </>
  );
}

const marks = { error: "\u25B2 ", warning: "\u25C6 " };

/** A line with a mark and a word for how grave it is: colour alone does not say it. */
function Line({ message }: { message: string }) {
  const grave = level(message);
  return <span class={grave || undefined}>{grave && <><span aria-hidden="true">{marks[grave]}</span><span class="hidden">{grave}: </span></>}<bdi>{message.replace(/\n$/, "")}</bdi>{"\n"}</span>;
}

/** Where the records are that an invocation was for. */
function BatchLink({ batch }: { batch: Batch }) {
  const [service, name] = [batch.sourceArn.split(":")[2], batch.sourceArn.split("/")[1]];
  const records = `${count(batch.count)} ${batch.count === 1 ? "record" : "records"}`;
  if (service === "dynamodb") return <a href={link(["tables", name])}>Caused by {records} of the table {name}</a>;
  return <a href={link(["streams", name, "records"], { from: "number", number: batch.firstNumber, shard: shard(batch.shardId) })}>Caused by {records} of {name}, shard {shard(batch.shardId)}, from {tailDigits(batch.firstNumber)} on</a>;
}

/** The last invocations of a function that failed, and with what. */
export function LastErrors({ group }: { group: string }) {
  const { answer } = usePolled(async () => invocationsOf(await newest(group, "", [])).filter((invocation) => invocation.failed).slice(0, mostErrors), 3, [group]);
  if (!answer || answer.length === 0) return null;
  return (
    <section aria-labelledby="errors">
      <h2 id="errors">Last errors</h2>
      <ul>{answer.map((invocation) => <li key={invocation.id}><Time at={invocation.lines[0].timestamp} /> <span class="error"><span aria-hidden="true">{marks.error}</span><bdi>{errorOf(invocation)}</bdi></span> <code>{invocation.id}</code></li>)}</ul>
    </section>
  );
}

const errorOf = (invocation: Invocation): string => (invocation.lines.find((line) => level(line.message) === "error")?.message ?? "").trim().split("\t").slice(-1)[0].slice(0, 300);

/** Events of several groups by their time. */
function together(events: Map<string, LogEvent[]>): LogEvent[] {
  const all = [...events.values()];
  return all.length === 1 ? all[0] : all.flat().sort((a, b) => a.timestamp - b.timestamp).slice(-kept);
}

/** The last events of the last hour. Those that are known already are not asked for again. */
async function newest(group: string, pattern: string, known: LogEvent[]): Promise<LogEvent[]> {
  const since = Date.now() - hour;
  const last = known[known.length - 1];
  const startTime = last ? Math.max(since, last.timestamp - late) : since;
  let events = known.filter((event) => event.timestamp >= since && event.timestamp < startTime);
  let token: string | undefined;
  do {
    const page = await aws<{ events: Omit<LogEvent, "group">[]; nextToken?: string }>("logs", "FilterLogEvents", {
      logGroupName: group, startTime, ...(pattern && { filterPattern: pattern }), ...(token && { nextToken: token }),
    });
    events = [...events, ...page.events.map((event) => ({ ...event, group }))].slice(-kept);
    token = page.nextToken;
  } while (token);
  return events;
}
