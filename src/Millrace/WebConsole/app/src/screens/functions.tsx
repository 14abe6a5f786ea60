// The functions, and one of them: invoke it by hand, see its answer and its log, and what feeds it.
import { useEffect, useState } from "preact/hooks";
import { bytes, count, fromBase64 } from "../lib/format";
import { ask, lambda, lambdaResponse, query } from "../lib/http";
import { attempt } from "../lib/notice";
import { everything } from "../lib/pages";
import { usePolled } from "../lib/polling";
import { link, route } from "../lib/router";
import { place, streamArn } from "../lib/server";
import { streams } from "../lib/streams";
import { LongTable } from "../ui/long-table";
import { Health } from "../ui/parts";
import { Code } from "./code";
import type { Mapping } from "./consumers";
import { LogTail } from "./logs";
import type { Row } from "./records-state";

interface FunctionConfiguration {
  FunctionName: string;
  FunctionArn: string;
  Runtime?: string;
  Handler?: string;
  State?: string;
  LastUpdateStatus?: string;
  MemorySize?: number;
  Timeout?: number;
  LastModified?: string;
  CodeSize?: number;
  Role?: string;
}

export function Functions() {
  const name = route.value.path[1];
  return name ? <FunctionPage key={name} name={name} /> : <FunctionList />;
}

function FunctionList() {
  const { answer, error } = usePolled(() => everything(async (Marker) => {
    const page = await lambda<{ Functions: FunctionConfiguration[]; NextMarker?: string }>("GET", `2015-03-31/functions?${query({ MaxItems: 50, Marker })}`);
    return { rows: page.Functions, next: page.NextMarker };
  }), 3, [place.value]);
  return (
    <>
      <h1>Functions</h1>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer?.rows.length === 0 && <p class="empty">There is no function in {place.value.region} yet.</p>}
      {answer && answer.rows.length > 0 && (
        <>
          <p class="hint">{count(answer.rows.length)} {answer.rows.length === 1 ? "function" : "functions"}{answer.cut && ", and there are more"}</p>
          <LongTable
            label="Functions" rows={answer.rows} keyOf={(item) => item.FunctionArn} columns={8}
            head={<><th scope="col">Name</th><th scope="col">Runtime</th><th scope="col">Handler</th><th scope="col">State</th><th scope="col" class="number">Memory</th><th scope="col" class="number">Timeout</th><th scope="col" class="number">Code</th><th scope="col">Changed</th></>}
            draw={(item) => (
              <>
                <th scope="row"><a href={link(["functions", item.FunctionName])}>{item.FunctionName}</a></th>
                <td>{item.Runtime}</td><td>{item.Handler}</td>
                <td><Health good={(item.State ?? "Active") === "Active"}>{item.State ?? "Active"}</Health></td>
                <td class="number">{item.MemorySize} MB</td><td class="number">{item.Timeout} s</td><td class="number">{bytes(item.CodeSize ?? 0)}</td><td>{item.LastModified?.slice(0, 19).replace("T", " ")}</td>
              </>
            )}
          />
        </>
      )}
    </>
  );
}

function FunctionPage({ name }: { name: string }) {
  const { answer, error, again } = usePolled(async () => {
    const [own, fed] = await Promise.all([
      lambda<{ Configuration: FunctionConfiguration }>("GET", `2015-03-31/functions/${encodeURIComponent(name)}`),
      lambda<{ EventSourceMappings: Mapping[] }>("GET", `2015-03-31/event-source-mappings/?FunctionName=${encodeURIComponent(name)}`).catch(() => ({ EventSourceMappings: [] })),
    ]);
    return { own: own.Configuration, mappings: fed.EventSourceMappings };
  }, 3, [name]);
  const enable = (mapping: Mapping, on: boolean) => void attempt(on ? "The mapping is being enabled." : "The mapping is being disabled.", () => lambda("PUT", `2015-03-31/event-source-mappings/${mapping.UUID}`, { Enabled: on })).then(again);
  return (
    <>
      <p class="crumbs"><a href={link(["functions"])}>Functions</a></p>
      <h1>{name}</h1>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer && (
        <>
          <p class="facts"><Health good={(answer.own.State ?? "Active") === "Active"}>{answer.own.State ?? "Active"}</Health><span>{answer.own.Runtime}</span><span>{answer.own.Handler}</span><span>{answer.own.MemorySize} MB</span><span>{answer.own.Timeout} s</span></p>
          <Invoke name={name} />
          <Code name={name} changed={again} />
          <h2>What feeds it</h2>
          {answer.mappings.length === 0 ? <p class="empty">No event source mapping.</p> : (
            <table>
              <thead><tr><th scope="col">Source</th><th scope="col">State</th><th scope="col">Last result</th><th scope="col" class="number">Batch</th><th scope="col" class="number">Window</th><th scope="col">Bisects</th><th scope="col">On failure</th><th scope="col"><span class="hidden">Actions</span></th></tr></thead>
              <tbody>
                {answer.mappings.map((mapping) => {
                  const stream = mapping.EventSourceArn.split("/").slice(1).join("/");
                  const on = mapping.State === "Enabled" || mapping.State === "Enabling" || mapping.State === "Creating";
                  return (
                    <tr key={mapping.UUID}>
                      <th scope="row"><a href={link(["streams", stream, "consumers"])}>{stream}</a></th>
                      <td><Health good={mapping.State === "Enabled"}>{mapping.State}</Health></td>
                      <td>{mapping.LastProcessingResult}</td>
                      <td class="number">{mapping.BatchSize}</td><td class="number">{mapping.MaximumBatchingWindowInSeconds ?? 0} s</td><td>{mapping.BisectBatchOnFunctionError ? "yes" : "no"}</td><td>{mapping.DestinationConfig?.OnFailure?.Destination?.split(":").pop()}</td>
                      <td><button class="quiet" onClick={() => enable(mapping, !on)}>{on ? "Disable" : "Enable"}</button></td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )}
          <h2>Log</h2>
          <LogTail group={`/aws/lambda/${name}`} />
        </>
      )}
    </>
  );
}

interface Outcome {
  status: number;
  error: string | null;
  body: string;
  log: string;
  ms: number;
}

function Invoke({ name }: { name: string }) {
  const store = `millrace-event-${name}`;
  const [event, setEvent] = useState(() => localStorage.getItem(store) ?? '{\n  "hello": "world"\n}');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const [stream, setStream] = useState("");
  const invoke = async (submitted: Event) => {
    submitted.preventDefault();
    localStorage.setItem(store, event);
    setBusy(true);
    await attempt("", async () => {
      const started = performance.now();
      const response = await lambdaResponse("POST", `2015-03-31/functions/${encodeURIComponent(name)}/invocations`, event, { "X-Amz-Log-Type": "Tail" });
      const log = response.headers.get("X-Amz-Log-Result");
      setOutcome({
        status: response.status,
        error: response.headers.get("X-Amz-Function-Error") ?? (response.ok ? null : "refused"),
        body: await response.text(),
        log: log ? new TextDecoder().decode(fromBase64(log)) : "",
        ms: performance.now() - started,
      });
    });
    setBusy(false);
  };
  const names = (streams.value ?? []).filter((candidate) => candidate.account === place.value.account && candidate.region === place.value.region).map((candidate) => candidate.name);
  useEffect(() => void (stream || setStream(names[0] ?? "")), [names.join()]);
  const take = () => void attempt("", async () => setEvent(JSON.stringify(await eventOf(stream), null, 2)));
  return (
    <section aria-labelledby="invoke">
      <h2 id="invoke">Invoke it</h2>
      <form onSubmit={(submitted) => void invoke(submitted)}>
        <label>Event <textarea rows={8} spellcheck={false} value={event} onInput={(changed) => setEvent(changed.currentTarget.value)} /></label>
        <p class="bar">
          <button type="submit" disabled={busy}>{busy ? "Running \u2026" : "Invoke"}</button>
          {names.length > 0 && <><label>Newest record of <select value={stream} onChange={(changed) => setStream(changed.currentTarget.value)}>{names.map((candidate) => <option key={candidate}>{candidate}</option>)}</select></label><button type="button" onClick={take}>Use it as the event</button></>}
          <span class="hint">The event is kept in this browser.</span>
        </p>
      </form>
      {outcome && (
        <div role="status">
          <p><Health good={outcome.error === null}>{outcome.error === null ? "answered" : `error: ${outcome.error}`}</Health> {outcome.status} after {outcome.ms.toFixed(0)} ms</p>
          <h3>Answer</h3>
          <pre class="wrap" tabIndex={0}>{layOut(outcome.body)}</pre>
          {outcome.log && <><h3>The end of its log</h3><pre class="wrap" tabIndex={0}>{outcome.log}</pre></>}
        </div>
      )}
    </section>
  );
}

function layOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The event that a mapping would make of the newest record. */
async function eventOf(stream: string): Promise<object> {
  const arn = streamArn(stream);
  const { rows } = await ask<{ rows: Row[] }>("records", { stream: arn, from: "newest", limit: 1 });
  if (rows.length === 0) throw new Error(`There is no record in ${stream}.`);
  const { row, data } = await ask<{ row: Row; data: string }>("record", { stream: arn, shard: rows[0].shard, position: rows[0].position });
  return {
    Records: [{
      kinesis: { kinesisSchemaVersion: "1.0", partitionKey: row.key, sequenceNumber: row.number, data, approximateArrivalTimestamp: row.at / 1000 },
      eventSource: "aws:kinesis", eventVersion: "1.0", eventID: `${row.shard}:${row.number}`, eventName: "aws:kinesis:record",
      invokeIdentityArn: `arn:aws:iam::${place.value.account}:role/none`, awsRegion: place.value.region, eventSourceARN: arn,
    }],
  };
}
