// The shards of a stream as a picture and as a table; split, merge and resize, with the result drawn before it is done.
import { useEffect, useState } from "preact/hooks";
import { useEvents } from "../lib/events";
import { bytes, count, rate, shard as numberOf } from "../lib/format";
import { aws } from "../lib/http";
import { attempt } from "../lib/notice";
import { link } from "../lib/router";
import { evenRanges, isOpen, listShards, middle, openShards, rangeOf, type Range, type Shard } from "../lib/shards";
import { streams } from "../lib/streams";
import { LongTable } from "../ui/long-table";
import { Health } from "../ui/parts";
import { ShardMap } from "../ui/shard-map";

interface Rates {
  shard: string;
  inRecords: number;
  inBytes: number;
  outRecords: number;
  records: number;
  bytes: number;
  throttled: number;
}

interface Plan {
  what: string;
  ranges: Range[];
  chosen: string[];
  run: () => Promise<unknown>;
}

export function Shards({ name, arn }: { name: string; arn: string }) {
  const [shards, setShards] = useState<Shard[] | null>(null);
  const [rates, setRates] = useState(new Map<string, Rates>());
  const [plan, setPlan] = useState<Plan | null>(null);
  const stream = streams.value?.find((candidate) => candidate.arn === arn);
  useEvents("shards", { stream: arn }, (news: Rates[]) => setRates(new Map(news.map((shard) => [shard.shard, shard]))));
  const load = () => void attempt("", async () => setShards(await listShards(name)));
  useEffect(load, [arn, stream?.shards, stream?.status]);
  if (!shards) return <p class="empty">Asking for the shards {"\u2026"}</p>;
  const open = openShards(shards);
  const done = async () => {
    const chosen = plan!;
    setPlan(null);
    if (await attempt(chosen.what, chosen.run)) load();
  };
  return (
    <>
      <ShardMap shards={shards} heat={new Map([...rates].map(([id, shard]) => [id, shard.inRecords]))} plan={plan?.ranges} chosen={plan?.chosen ?? []} />
      <p class="hint">Closed shards are dotted and stand above those that they were split or merged into. The bar in a shard is how busy it is beside the others.</p>
      <Changes name={name} open={open} setPlan={setPlan} />
      {plan && (
        <p class="actions" role="status">
          <span>{plan.what} That makes {count(plan.ranges.length)} open shards of {count(open.length)}, as drawn with dashes.</span>
          <button class="danger" onClick={() => void done()}>Do it</button>
          <button onClick={() => setPlan(null)}>Cancel</button>
        </p>
      )}
      <LongTable
        label="Shards" rows={shards} keyOf={(shard) => shard.ShardId} columns={11}
        head={<><th scope="col">Shard</th><th scope="col">State</th><th scope="col">Parents</th><th scope="col">First hash key</th><th scope="col" class="number">Share</th><th scope="col" class="number">Records/s in</th><th scope="col" class="number">Bytes/s in</th><th scope="col" class="number">Records/s out</th><th scope="col" class="number">Records since start</th><th scope="col" class="number">Bytes</th><th scope="col" class="number">Throttled</th></>}
        draw={(shard) => {
          const seen = rates.get(shard.ShardId);
          const range = rangeOf(shard);
          return (
            <>
              <th scope="row"><a href={link(["streams", name, "records"], { shard: numberOf(shard.ShardId) })}>{shard.ShardId}</a></th>
              <td>{isOpen(shard) ? <Health good>open</Health> : <span>{"\u25A8"} closed</span>}</td>
              <td>{[shard.ParentShardId, shard.AdjacentParentShardId].filter(Boolean).map((id) => numberOf(id!)).join(" and ")}</td>
              <td><code>{range.start.toString(16).padStart(32, "0").slice(0, 12)}{"\u2026"}</code></td>
              <td class="number">{(Number(((range.end - range.start + 1n) * 10_000n) >> 128n) / 100).toFixed(2)} %</td>
              <td class="number">{rate(seen?.inRecords ?? 0)}</td>
              <td class="number">{bytes(seen?.inBytes ?? 0)}</td>
              <td class="number">{rate(seen?.outRecords ?? 0)}</td>
              <td class="number">{count(seen?.records ?? 0)}</td>
              <td class="number">{bytes(seen?.bytes ?? 0)}</td>
              <td class="number">{count(seen?.throttled ?? 0)}</td>
            </>
          );
        }}
      />
    </>
  );
}

/** The three changes. Choosing one draws it; it is done only when that is confirmed. */
function Changes({ name, open, setPlan }: { name: string; open: Shard[]; setPlan: (plan: Plan | null) => void }) {
  const [split, setSplit] = useState(open[0]?.ShardId ?? "");
  const [merge, setMerge] = useState("0");
  const [target, setTarget] = useState(String(Math.max(1, open.length * 2)));
  const pick = <select value={split} onChange={(event) => setSplit(event.currentTarget.value)}>{open.map((shard) => <option key={shard.ShardId} value={shard.ShardId}>{numberOf(shard.ShardId)}</option>)}</select>;
  const drawSplit = () => {
    const shard = open.find((candidate) => candidate.ShardId === split) ?? open[0];
    const range = rangeOf(shard);
    const at = middle(range);
    setPlan({
      what: `Split shard ${numberOf(shard.ShardId)} in the middle.`,
      ranges: open.flatMap((other) => (other === shard ? [{ start: range.start, end: at - 1n }, { start: at, end: range.end }] : [rangeOf(other)])),
      chosen: [shard.ShardId],
      run: () => aws("kinesis", "SplitShard", { StreamName: name, ShardToSplit: shard.ShardId, NewStartingHashKey: at.toString() }),
    });
  };
  const drawMerge = () => {
    const at = Number(merge);
    const [left, right] = [open[at], open[at + 1]];
    setPlan({
      what: `Merge shard ${numberOf(right.ShardId)} into shard ${numberOf(left.ShardId)}.`,
      ranges: open.flatMap((other, i) => (i === at ? [{ start: rangeOf(left).start, end: rangeOf(right).end }] : i === at + 1 ? [] : [rangeOf(other)])),
      chosen: [left.ShardId, right.ShardId],
      run: () => aws("kinesis", "MergeShards", { StreamName: name, ShardToMerge: left.ShardId, AdjacentShardToMerge: right.ShardId }),
    });
  };
  const drawResize = () => setPlan({
    what: `Scale the stream to ${target} shards.`,
    ranges: evenRanges(Math.max(1, Number(target))),
    chosen: open.map((shard) => shard.ShardId),
    run: () => aws("kinesis", "UpdateShardCount", { StreamName: name, TargetShardCount: Number(target), ScalingType: "UNIFORM_SCALING" }),
  });
  return (
    <div class="bar">
      <span><label>Split shard {pick}</label> <button onClick={drawSplit}>Draw the split</button></span>
      {open.length > 1 && (
        <span>
          <label>Merge <select value={merge} onChange={(event) => setMerge(event.currentTarget.value)}>
            {open.slice(0, -1).map((shard, i) => <option key={shard.ShardId} value={String(i)}>{numberOf(shard.ShardId)} and {numberOf(open[i + 1].ShardId)}</option>)}
          </select></label> <button onClick={drawMerge}>Draw the merge</button>
        </span>
      )}
      <span><label>Resize to <input class="short" type="number" min="1" max="10000" value={target} onInput={(event) => setTarget(event.currentTarget.value)} /></label> <button onClick={drawResize}>Draw the resize</button></span>
    </div>
  );
}
