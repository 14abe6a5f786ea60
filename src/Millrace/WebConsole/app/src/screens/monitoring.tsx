// What went through a stream, under CloudWatch's names.
import { bytes, count, duration, shard as numberOf } from "../lib/format";
import { ask } from "../lib/http";
import { listShards } from "../lib/shards";
import { usePolled } from "../lib/polling";
import { route, setQuery } from "../lib/router";
import { Chart } from "../ui/chart";
import { LongTable } from "../ui/long-table";
import { Time } from "../ui/parts";

interface Metrics {
  step: number;
  at: number[];
  values: Record<string, number[]>;
}

const ranges: Record<string, string> = { 5: "5 minutes", 15: "15 minutes", 60: "1 hour", 360: "6 hours", 1440: "24 hours" };

const formatOf = (name: string) => (name.endsWith("Bytes") ? bytes : name.endsWith("Milliseconds") ? duration : count);

export function Monitoring({ name: stream, arn }: { name: string; arn: string }) {
  const minutes = route.value.query.get("minutes") ?? "5";
  const shard = route.value.query.get("shard") ?? "";
  const shards = usePolled(() => listShards(stream), 15, [arn]).answer ?? [];
  const { answer, error } = usePolled(() => ask<Metrics>("metrics", { stream: arn, minutes, shard }), 5, [arn, minutes, shard]);
  const names = Object.keys(answer?.values ?? {});
  return (
    <>
      <p class="bar">
        <label>Range <select value={minutes} onChange={(event) => setQuery({ minutes: event.currentTarget.value })}>
          {Object.entries(ranges).map(([value, title]) => <option key={value} value={value}>{title}</option>)}
        </select></label>
        <label>Shard <select value={shard} onChange={(event) => setQuery({ shard: event.currentTarget.value })}>
          <option value="">all</option>
          {shards.map(({ ShardId }) => <option key={ShardId} value={numberOf(ShardId)}>{numberOf(ShardId)}</option>)}
        </select></label>
        {answer && <span class="hint">a point for each {answer.step} s; the history begins {shard ? "when a shard is first looked at here" : "with the server"}</span>}
      </p>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer?.at.length === 0 && <p class="empty">{shard ? "This shard is watched from now on." : "Nothing has gone through this stream since the server started."}</p>}
      {answer && answer.at.length > 0 && (
        <>
          <div class="charts">{names.map((name) => <Chart key={name} title={name} at={answer.at} values={answer.values[name]} format={formatOf(name)} />)}</div>
          <details>
            <summary>The same as a table</summary>
            <LongTable
              label="Metrics" rows={answer.at.map((_, i) => answer.at.length - 1 - i)} keyOf={(i) => String(answer.at[i])} columns={names.length + 1}
              head={<><th scope="col">Until</th>{names.map((name) => <th key={name} scope="col" class="number">{name}</th>)}</>}
              draw={(i) => <><th scope="row"><Time at={answer.at[i]} /></th>{names.map((name) => <td key={name} class="number">{formatOf(name)(answer.values[name][i])}</td>)}</>}
            />
          </details>
        </>
      )}
    </>
  );
}
