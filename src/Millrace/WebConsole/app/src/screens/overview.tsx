// What the server is, how busy it is, and what was asked of it last.
import { useEffect, useRef, useState } from "preact/hooks";
import { useEvents } from "../lib/events";
import { bytes, count, duration, rate } from "../lib/format";
import { functionsActivity } from "../lib/functions";
import { aws } from "../lib/http";
import { attempt } from "../lib/notice";
import { usePolled } from "../lib/polling";
import { go, link } from "../lib/router";
import { about, place } from "../lib/server";
import { streams } from "../lib/streams";
import { Copy, Health, Sparkline } from "../ui/parts";
import { CallTable, merge, type Call } from "./calls";

export function Overview() {
  const [calls, setCalls] = useState<Call[]>([]);
  useEvents("calls", {}, (news) => setCalls((known) => merge(known, news.rows).slice(0, 20)));
  const server = about.value!;
  const all = streams.value ?? [];
  const sum = (of: (stream: (typeof all)[number]) => number) => all.reduce((total, stream) => total + of(stream), 0);
  const behind = all.filter((stream) => stream.age > 0);
  const functions = usePolled(functionsActivity, 3, [place.value]).answer?.functions ?? [];
  const failing = functions.filter((counts) => counts.errors > 0);
  const refused = functions.reduce((total, counts) => total + counts.throttles, 0);
  const health = usePolled(async () => (await (await fetch("/_millrace/ready")).json()) as { status: string; reason?: string }, 5, []).answer;
  const incoming = useHistory(sum((stream) => stream.inRecords));
  const outgoing = useHistory(sum((stream) => stream.outRecords));
  const environment = [
    `export AWS_ENDPOINT_URL=${server.endpoint}`,
    server.wellKnownKey ? "export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test" : `export AWS_SHARED_CREDENTIALS_FILE=${server.keyFile}`,
    `export AWS_REGION=${place.value.region} AWS_DEFAULT_REGION=${place.value.region}`,
  ].join("\n");
  const create = async () => {
    if (await attempt("The stream example is there.", () => aws("kinesis", "CreateStream", { StreamName: "example", ShardCount: 2 }))) go(["streams", "example"]);
  };
  return (
    <>
      <h1>Overview</h1>
      <ul class="tiles" aria-label="At a glance">
        <li><a href={link(["streams"])}><b>{count(all.length)}</b> {all.length === 1 ? "stream" : "streams"}</a></li>
        <li>{health && <Health good={health.status === "ready"}>{health.status}{health.reason && `: ${health.reason}`}</Health>}</li>
        <li><Sparkline values={incoming} label="Records per second into all streams in the last minute" /> <b>{rate(sum((stream) => stream.inRecords))}</b> records/s in <small>{bytes(sum((stream) => stream.inBytes))}/s</small></li>
        <li><Sparkline values={outgoing} label="Records per second out of all streams in the last minute" /> <b>{rate(sum((stream) => stream.outRecords))}</b> records/s out <small>{bytes(sum((stream) => stream.outBytes))}/s</small></li>
        <li><Health good={behind.length === 0}>{behind.length === 0 ? "no reader is behind" : `${count(behind.length)} ${behind.length === 1 ? "stream has a reader" : "streams have readers"} behind, the most ${duration(Math.max(...behind.map((stream) => stream.age)))}`}</Health></li>
        <li><a href={link(["functions"])}><Health good={failing.length === 0}>{failing.length === 0 ? "no function has failed" : `${failing.length} ${failing.length === 1 ? "function" : "functions"} with errors: ${failing.map((counts) => counts.name).slice(0, 3).join(", ")}`}</Health></a></li>
        <li><Health good={sum((stream) => stream.throttled) + refused === 0}>{rate(sum((stream) => stream.throttled))} throttled{refused > 0 && `, ${refused} calls of functions since the start`}</Health></li>
      </ul>
      <section aria-labelledby="server">
        <h2 id="server">This server</h2>
        <dl>
          <dt>Endpoint</dt><dd><code>{server.endpoint}</code></dd>
          <dt>Data</dt><dd>{server.data ?? "in memory: gone when the server stops"}</dd>
          <dt>Durability</dt><dd>{server.durability.toLowerCase()}</dd>
          <dt>Version</dt><dd>{server.version}</dd>
        </dl>
        <h3>For the AWS CLI and any SDK</h3>
        <pre tabIndex={0}>{environment}</pre>
        <p class="actions">
          <Copy text={environment}>Copy</Copy>
          <Copy text={`aws --endpoint-url ${server.endpoint} --region ${place.value.region} kinesis list-streams`}>Copy a call of the CLI</Copy>
          {!all.some((stream) => stream.name === "example" && stream.account === place.value.account && stream.region === place.value.region) && <button onClick={() => void create()}>Create an example stream</button>}
          <a class="button" href={link(["lessons"])}>Start lesson 1</a>
        </p>
      </section>
      <section aria-labelledby="last">
        <h2 id="last">Last calls</h2>
        <CallTable calls={calls} />
        <p><a href={link(["calls"])}>All calls</a></p>
      </section>
    </>
  );
}

/** A value once a second, of the last minute. */
function useHistory(value: number): number[] {
  const [seen, setSeen] = useState<number[]>([]);
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    const timer = setInterval(() => setSeen((now) => [...now, latest.current].slice(-60)), 1000);
    return () => clearInterval(timer);
  }, []);
  return seen;
}
