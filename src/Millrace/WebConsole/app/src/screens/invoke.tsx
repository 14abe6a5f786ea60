// Invokes a function by hand: with an event that was kept in this browser, or with a record of a stream.
import { useEffect, useState } from "preact/hooks";
import { fromBase64 } from "../lib/format";
import { ask, lambdaResponse } from "../lib/http";
import { attempt, tell } from "../lib/notice";
import { route } from "../lib/router";
import { place, streamArn } from "../lib/server";
import { streams } from "../lib/streams";
import { Health } from "../ui/parts";
import type { Row } from "./records-state";

interface Outcome {
  status: number;
  error: string | null;
  body: string;
  log: string;
  ms: number;
}

export function Invoke({ name }: { name: string }) {
  const store = `millrace-event-${name}`;
  const [event, setEvent] = useState(() => localStorage.getItem(store) ?? '{\n  "hello": "world"\n}');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  // A link from a record names it.
  const query = route.value.query;
  const [stream, setStream] = useState(query.get("stream") ?? "");
  const [number, setNumber] = useState(query.get("number") ?? "");
  const [saved, setSaved] = useState(readSaved);
  const [called, setCalled] = useState("");
  const keep = (next: Record<string, string>) => {
    localStorage.setItem(savedStore, JSON.stringify(next));
    setSaved(next);
  };
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
  const take = () => void attempt("", async () => setEvent(JSON.stringify(await eventOf(stream, number.trim()), null, 2)));
  return (
    <section aria-labelledby="invoke">
      <h2 id="invoke">Invoke it</h2>
      <form onSubmit={(submitted) => void invoke(submitted)}>
        <label>Event <textarea rows={8} spellcheck={false} value={event} onInput={(changed) => setEvent(changed.currentTarget.value)} /></label>
        <p class="bar">
          <button type="submit" disabled={busy}>{busy ? "Running \u2026" : "Invoke"}</button>
          {names.length > 0 && <><label>Record of <select value={stream} onChange={(changed) => setStream(changed.currentTarget.value)}>{names.map((candidate) => <option key={candidate}>{candidate}</option>)}</select></label><label>Number <input value={number} placeholder="the newest" onInput={(changed) => setNumber(changed.currentTarget.value)} /></label><button type="button" onClick={take}>Use it as the event</button></>}
        </p>
        <p class="bar">
          {Object.keys(saved).length > 0 && <label>Saved event <select value="" onChange={(changed) => { setEvent(saved[changed.currentTarget.value]); setCalled(changed.currentTarget.value); }}><option value="">choose</option>{Object.keys(saved).sort().map((candidate) => <option key={candidate}>{candidate}</option>)}</select></label>}
          <label>Save it as <input value={called} onInput={(changed) => setCalled(changed.currentTarget.value)} /></label>
          <button type="button" disabled={!called} onClick={() => { keep({ ...saved, [called]: event }); tell(`The event ${called} is kept in this browser.`); }}>Save</button>
          {called in saved && <button type="button" class="quiet" onClick={() => keep(Object.fromEntries(Object.entries(saved).filter(([other]) => other !== called)))}>Forget {called}</button>}
          <span class="hint">Events are kept in this browser.</span>
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

const savedStore = "millrace-events";

function readSaved(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(savedStore) ?? "{}");
  } catch {
    return {};
  }
}

/** The event that a mapping would make of a record: the newest, or the one of a number. */
async function eventOf(stream: string, number: string): Promise<object> {
  const arn = streamArn(stream);
  const { rows } = await ask<{ rows: Row[] }>("records", number ? { stream: arn, from: "number", number, limit: 1 } : { stream: arn, from: "newest", limit: 1 });
  if (rows.length === 0) throw new Error(number ? `There is no record from this number on in ${stream}.` : `There is no record in ${stream}.`);
  const { row, data } = await ask<{ row: Row; data: string }>("record", { stream: arn, shard: rows[0].shard, position: rows[0].position });
  return {
    Records: [{
      kinesis: { kinesisSchemaVersion: "1.0", partitionKey: row.key, sequenceNumber: row.number, data, approximateArrivalTimestamp: row.at / 1000 },
      eventSource: "aws:kinesis", eventVersion: "1.0", eventID: `${row.shard}:${row.number}`, eventName: "aws:kinesis:record",
      invokeIdentityArn: `arn:aws:iam::${place.value.account}:role/none`, awsRegion: place.value.region, eventSourceARN: arn,
    }],
  };
}
