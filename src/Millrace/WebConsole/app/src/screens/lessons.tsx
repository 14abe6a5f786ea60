// The five lessons: steps that tick when they are done, in whatever terminal.
import { useState } from "preact/hooks";
import { useEvents } from "../lib/events";
import { tell } from "../lib/notice";
import { ask, aws, lambda } from "../lib/http";
import { leaseTables } from "../lib/leases";
import { usePolled } from "../lib/polling";
import { link } from "../lib/router";
import { place } from "../lib/server";
import { streams } from "../lib/streams";
import { Copy } from "../ui/parts";
import { merge, type Call } from "./calls";

interface Step {
  text: string;
  done: (facts: Facts) => boolean;
}

interface Lesson {
  folder: string;
  title: string;
  steps: Step[];
}

interface Counts {
  streams: number;
  records: number;
  applications: number;
  functions: number;
  mappings: number;
  functionLogs: number;
}

interface Facts extends Counts {
  called: Set<string>;
}

/** What there was when a lesson was begun anew, and when. */
type Start = Counts & { at: number };

const stored = "lessons";

function readStarts(): Record<string, Start> {
  try {
    return JSON.parse(localStorage.getItem(stored) ?? "{}");
  } catch {
    return {};
  }
}

/** What has come since; who deletes what there was, begins at nothing. */
function since(now: Counts, start: Start | undefined): Counts {
  if (!start) return now;
  const names = ["streams", "records", "applications", "functions", "mappings", "functionLogs"] as const;
  return Object.fromEntries(names.map((name) => [name, now[name] - Math.min(start[name], now[name])])) as unknown as Counts;
}

const called = (...operations: string[]) => ({ called: seen }: Facts) => operations.some((operation) => seen.has(operation));

const lessons: Lesson[] = [
  { folder: "01-make-a-stream", title: "Make a stream", steps: [{ text: "Create a stream", done: (facts) => facts.streams > 0 }, { text: "Look whether it is ACTIVE", done: called("DescribeStreamSummary", "DescribeStream") }] },
  { folder: "02-produce-data", title: "Produce data", steps: [{ text: "Put one record", done: called("PutRecord") }, { text: "Put a batch of records", done: called("PutRecords") }, { text: "See them in the stream", done: (facts) => facts.records > 0 }] },
  { folder: "03-basic-consumer", title: "A basic consumer", steps: [{ text: "Find the shards", done: called("ListShards", "DescribeStream") }, { text: "Get an iterator", done: called("GetShardIterator") }, { text: "Read records", done: called("GetRecords") }] },
  { folder: "04-kcl-consumer", title: "A consumer with the KCL", steps: [{ text: "Start a worker: its lease table appears", done: (facts) => facts.applications > 0 }, { text: "Let it read", done: called("GetRecords", "SubscribeToShard") }] },
  { folder: "05-lambda-function", title: "A Lambda function", steps: [{ text: "Create a function", done: (facts) => facts.functions > 0 }, { text: "Map the stream to it", done: (facts) => facts.mappings > 0 }, { text: "See its log", done: (facts) => facts.functionLogs > 0 }] },
];

export function Lessons() {
  const [calls, setCalls] = useState<Call[]>([]);
  useEvents("calls", {}, (news) => setCalls((known) => merge(known, news.rows)));
  const { answer } = usePolled(look, 3, [place.value]);
  const [starts, setStarts] = useState(readStarts);
  const now: Counts = { ...{ records: 0, applications: 0, functions: 0, mappings: 0, functionLogs: 0, ...answer }, streams: streams.value?.length ?? 0 };
  const factsOf = (folder: string): Facts => {
    const start = starts[folder];
    return {
      ...since(now, start),
      called: new Set(calls.filter((call) => call.status < 400 && call.at > (start?.at ?? 0)).map((call) => call.operation)),
    };
  };
  const reset = (folder: string) => {
    const next = { ...starts, [folder]: { ...now, at: Date.now() } };
    localStorage.setItem(stored, JSON.stringify(next));
    setStarts(next);
    tell("What was done so far does not count any more. Nothing on the server was changed.");
  };
  return (
    <>
      <h1>Lessons</h1>
      <p>Do them in a terminal beside this page. A step is ticked when the server has seen it done, since it started or in what it keeps.</p>
      <ol class="lessons">
        {lessons.map((lesson) => {
          const facts = factsOf(lesson.folder);
          const done = lesson.steps.filter((step) => step.done(facts)).length;
          const command = `dotnet run lessons/${lesson.folder}/main.cs`;
          return (
            <li key={lesson.folder}>
              <h2>{lesson.title} <small>{done} of {lesson.steps.length}</small></h2>
              <p class="actions"><code>{command}</code> <Copy text={command}>Copy</Copy> <button class="quiet" onClick={() => reset(lesson.folder)}>Begin anew<span class="hidden">: {lesson.title}</span></button></p>
              <ul>{lesson.steps.map((step) => <li key={step.text}><span aria-hidden="true">{step.done(facts) ? "\u2611" : "\u2610"}</span> {step.text}<span class="hidden">{step.done(facts) ? ", done" : ", to be done"}</span></li>)}</ul>
            </li>
          );
        })}
      </ol>
      <p><a href={link(["functions"])}>Functions</a> can be invoked here, and their logs read: lesson 5 needs no other page.</p>
    </>
  );
}

async function look() {
  const newest = streams.value?.map((stream) => stream.arn) ?? [];
  const records = await Promise.all(newest.slice(0, 20).map(async (stream) => (await ask<{ rows: unknown[] }>("records", { stream, from: "newest", limit: 1000 })).rows.length));
  const [applications, functions, mappings, groups] = await Promise.all([
    leaseTables(),
    lambda<{ Functions: unknown[] }>("GET", "2015-03-31/functions"),
    lambda<{ EventSourceMappings: unknown[] }>("GET", "2015-03-31/event-source-mappings/").catch(() => ({ EventSourceMappings: [] })),
    aws<{ logGroups: unknown[] }>("logs", "DescribeLogGroups", { logGroupNamePrefix: "/aws/lambda/" }).catch(() => ({ logGroups: [] })),
  ]);
  return {
    records: records.reduce((sum, found) => sum + found, 0),
    applications: applications.length,
    functions: functions.Functions.length,
    mappings: mappings.EventSourceMappings.length,
    functionLogs: groups.logGroups.length,
  };
}
