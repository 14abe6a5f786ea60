// Who reads a stream, side by side: registered consumers, applications of the KCL, functions; and how far each is behind.
import { useRef } from "preact/hooks";
import { count, duration } from "../lib/format";
import { ask, aws, lambda } from "../lib/http";
import { isNumber, leaseTables, readApplication, shardOf } from "../lib/leases";
import { attempt } from "../lib/notice";
import { usePolled } from "../lib/polling";
import { link } from "../lib/router";
import { isOpen, listShards } from "../lib/shards";
import { Health } from "../ui/parts";

interface Reader {
  kind: string;
  name: string;
  href?: string;
  state: string;
  good: boolean;
  records: number | null;
  milliseconds: number | null;
  note: string;
}

interface Behind {
  number: string;
  shard: string;
  records: number;
  milliseconds: number;
}

export interface Mapping {
  UUID: string;
  FunctionArn: string;
  EventSourceArn: string;
  State: string;
  BatchSize: number;
  MaximumBatchingWindowInSeconds?: number;
  BisectBatchOnFunctionError?: boolean;
  ParallelizationFactor?: number;
  LastProcessingResult?: string;
  DestinationConfig?: { OnFailure?: { Destination?: string } };
}

/** An address has no room for more. */
const numbersAtOnce = 200;

export function Consumers({ name, arn }: { name: string; arn: string }) {
  const before = useRef(new Map<string, number>());
  const { answer, error, again } = usePolled(() => readers(name, arn), 3, [arn]);
  const deregister = (reader: Reader) => void attempt(`${reader.name} is no longer registered.`, () => aws("kinesis", "DeregisterStreamConsumer", { StreamARN: arn, ConsumerName: reader.name })).then(again);
  if (error) return <p role="alert" class="bad">{"\u25B2"} {error}</p>;
  if (!answer) return <p class="empty">Asking for the readers {"\u2026"}</p>;
  if (answer.length === 0) return <p class="empty">Nobody is known to read this stream. Whoever polls with GetRecords alone leaves no trace but its rate.</p>;
  const trend = (reader: Reader) => {
    const id = `${reader.kind}/${reader.name}`;
    const last = before.current.get(id);
    if (reader.records !== null) before.current.set(id, reader.records);
    if (last === undefined || reader.records === null || last === reader.records) return "";
    return last < reader.records ? " \u2197 growing" : " \u2198 shrinking";
  };
  return (
    <table>
      <thead><tr><th scope="col">Kind</th><th scope="col">Name</th><th scope="col">State</th><th scope="col" class="number">Records behind</th><th scope="col" class="number">Oldest waits for</th><th scope="col">Notes</th><th scope="col"><span class="hidden">Actions</span></th></tr></thead>
      <tbody>
        {answer.map((reader) => (
          <tr key={reader.kind + reader.name}>
            <td>{reader.kind}</td>
            <th scope="row">{reader.href ? <a href={reader.href}>{reader.name}</a> : reader.name}</th>
            <td><Health good={reader.good}>{reader.state}</Health></td>
            <td class="number">{reader.records === null ? "" : count(reader.records)}{trend(reader)}</td>
            <td class="number">{reader.milliseconds === null ? "" : duration(reader.milliseconds)}</td>
            <td>{reader.note}</td>
            <td>{reader.kind === "fan-out" && <button class="quiet" onClick={() => deregister(reader)}>Deregister<span class="hidden"> {reader.name}</span></button>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function readers(name: string, arn: string): Promise<Reader[]> {
  const [registered, shards, tables, mappings] = await Promise.all([
    aws<{ Consumers: { ConsumerName: string; ConsumerStatus: string; ConsumerCreationTimestamp: number }[] }>("kinesis", "ListStreamConsumers", { StreamARN: arn }),
    listShards(name),
    leaseTables(),
    lambda<{ EventSourceMappings: Mapping[] }>("GET", `2015-03-31/event-source-mappings/?EventSourceArn=${encodeURIComponent(arn)}`).catch(() => ({ EventSourceMappings: [] })),
  ]);
  const ids = new Set(shards.map((shard) => shard.ShardId));
  const applications = await Promise.all(tables.map(readApplication));
  const fanOut = registered.Consumers.map((consumer): Reader => ({
    kind: "fan-out", name: consumer.ConsumerName, state: consumer.ConsumerStatus, good: consumer.ConsumerStatus === "ACTIVE", records: null, milliseconds: null, note: "",
  }));
  const functions = mappings.EventSourceMappings.map((mapping): Reader => {
    const called = mapping.FunctionArn.split(":")[6];
    return {
      kind: "function", name: called, href: link(["functions", called]), state: mapping.State, good: mapping.State === "Enabled",
      records: null, milliseconds: null, note: `${mapping.LastProcessingResult ?? ""}, ${mapping.BatchSize} a batch`,
    };
  });
  const kcl = await Promise.all(applications.map(async ({ table, leases }): Promise<Reader | null> => {
    // Which stream an application reads is in no lease of a single stream: its shards are, and where its checkpoints come from.
    const own = leases.filter((lease) => ids.has(shardOf(lease)) && (!lease.key.includes(":") || lease.key.includes(`:${name}:`)));
    const numbers = own.map((lease) => lease.checkpoint).filter(isNumber);
    if (own.length === 0) return null;
    const behind: Behind[] = [];
    for (let at = 0; at < numbers.length; at += numbersAtOnce) behind.push(...(await ask<Behind[]>("behind", { stream: arn, numbers: numbers.slice(at, at + numbersAtOnce).join(",") })));
    const workers = new Set(own.map((lease) => lease.owner).filter(Boolean));
    const unowned = own.filter((lease) => !lease.owner && lease.checkpoint !== "SHARD_END").length;
    const open = shards.filter(isOpen).length;
    return {
      kind: "KCL", name: table, href: link(["leases", table]), state: unowned > 0 ? `${unowned} leases without owner` : "owned", good: unowned === 0,
      records: behind.reduce((sum, shard) => sum + shard.records, 0), milliseconds: Math.max(0, ...behind.map((shard) => shard.milliseconds)),
      note: `${workers.size} workers, ${own.length} leases, ${open} open shards${numbers.length < own.length ? `, ${own.length - numbers.length} not begun or at their end` : ""}`,
    };
  }));
  return [...fanOut, ...kcl.filter((reader) => reader !== null), ...functions];
}

