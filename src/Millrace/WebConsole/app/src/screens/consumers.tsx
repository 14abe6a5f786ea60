// Who reads a stream, side by side: registered consumers, applications of the KCL, functions; and how far each is behind.
import { useEffect, useRef, useState } from "preact/hooks";
import { count, duration } from "../lib/format";
import { functionsActivity } from "../lib/functions";
import { aws, lambda } from "../lib/http";
import { isNumber, leaseTables, readApplication, shardOf, type Lease } from "../lib/leases";
import { attempt } from "../lib/notice";
import { usePolled } from "../lib/polling";
import { link } from "../lib/router";
import { isOpen, listShards } from "../lib/shards";
import { Digits, Health } from "../ui/parts";
import { SetCheckpoint } from "./checkpoint";

interface Reader {
  kind: string;
  name: string;
  href?: string;
  state: string;
  good: boolean;
  records: number | null;
  milliseconds: number | null;
  /** The least of its checkpoints. */
  position: string | null;
  error: string | null;
  note: string;
  leases: Lease[];
}

type Trend = "growing" | "shrinking" | "steady";

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

export function Consumers({ name, arn }: { name: string; arn: string }) {
  const before = useRef(new Map<string, number>());
  const [trends, setTrends] = useState(new Map<string, Trend>());
  const [resetting, setResetting] = useState<Reader | null>(null);
  const { answer, error, again } = usePolled(() => readers(name, arn), 3, [arn]);
  useEffect(() => {
    if (!answer) return;
    const next = new Map<string, Trend>();
    for (const reader of answer) {
      const [id, value] = [idOf(reader), reader.records ?? reader.milliseconds];
      const last = before.current.get(id);
      if (value === null) continue;
      if (last !== undefined) next.set(id, value > last ? "growing" : value < last ? "shrinking" : "steady");
      before.current.set(id, value);
    }
    setTrends(next);
  }, [answer]);
  const deregister = (reader: Reader) => void attempt(`${reader.name} is no longer registered.`, () => aws("kinesis", "DeregisterStreamConsumer", { StreamARN: arn, ConsumerName: reader.name })).then(again);
  if (error) return <p role="alert" class="bad">{"\u25B2"} {error}</p>;
  if (!answer) return <p class="empty">Asking for the readers {"\u2026"}</p>;
  if (answer.length === 0) return <p class="empty">Nobody is known to read this stream. Whoever polls with GetRecords alone leaves no trace but its rate.</p>;
  return (
    <>
      <table>
        <thead><tr><th scope="col">Kind</th><th scope="col">Name</th><th scope="col">State</th><th scope="col">Position</th><th scope="col" class="number">Records behind</th><th scope="col" class="number">Time behind</th><th scope="col">Trend</th><th scope="col">Last error</th><th scope="col">Notes</th><th scope="col"><span class="hidden">Actions</span></th></tr></thead>
        <tbody>
          {answer.map((reader) => (
            <tr key={idOf(reader)}>
              <td>{reader.kind}</td>
              <th scope="row">{reader.href ? <a href={reader.href}>{reader.name}</a> : reader.name}</th>
              <td><Health good={reader.good}>{reader.state}</Health></td>
              <td>{reader.position && <Digits number={reader.position} />}</td>
              <td class="number">{reader.records === null ? "" : count(reader.records)}</td>
              <td class="number">{reader.milliseconds === null ? "" : duration(reader.milliseconds)}</td>
              <td>{trends.has(idOf(reader)) && `${arrows[trends.get(idOf(reader))!]} ${trends.get(idOf(reader))}`}</td>
              <td>{reader.error && <Health good={false}>{reader.error}</Health>}</td>
              <td class="note">{reader.note}</td>
              <td>
                {reader.kind === "fan-out" && <button class="quiet" onClick={() => deregister(reader)}>Deregister<span class="hidden"> {reader.name}</span></button>}
                {reader.leases.length > 0 && <button class="quiet" onClick={() => setResetting(reader)}>Reset position<span class="hidden"> of {reader.name}</span></button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {resetting && <SetCheckpoint table={resetting.name} leases={resetting.leases} close={() => setResetting(null)} done={again} />}
    </>
  );
}

const arrows: Record<Trend, string> = { growing: "\u2197", shrinking: "\u2198", steady: "\u2192" };

const idOf = (reader: Reader): string => `${reader.kind}/${reader.name}`;

async function readers(name: string, arn: string): Promise<Reader[]> {
  const [registered, shards, tables, mappings, activity] = await Promise.all([
    aws<{ Consumers: { ConsumerName: string; ConsumerStatus: string; ConsumerCreationTimestamp: number }[] }>("kinesis", "ListStreamConsumers", { StreamARN: arn }),
    listShards(name),
    leaseTables(),
    lambda<{ EventSourceMappings: Mapping[] }>("GET", `2015-03-31/event-source-mappings/?EventSourceArn=${encodeURIComponent(arn)}`).catch(() => ({ EventSourceMappings: [] })),
    functionsActivity(),
  ]);
  const ids = new Set(shards.map((shard) => shard.ShardId));
  const applications = await Promise.all(tables.map(readApplication));
  const nothing = { records: null, milliseconds: null, position: null, error: null, note: "", leases: [] };
  const fanOut = registered.Consumers.map((consumer): Reader => ({ ...nothing, kind: "fan-out", name: consumer.ConsumerName, state: consumer.ConsumerStatus, good: consumer.ConsumerStatus === "ACTIVE" }));
  const functions = mappings.EventSourceMappings.map((mapping): Reader => {
    const called = mapping.FunctionArn.split(":")[6];
    const counts = activity.mappings.find((candidate) => candidate.id === mapping.UUID);
    const result = mapping.LastProcessingResult ?? "";
    return {
      ...nothing, kind: "function", name: called, href: link(["functions", called]), state: mapping.State, good: mapping.State === "Enabled",
      milliseconds: counts?.age ?? null, error: result.startsWith("PROBLEM") ? result.replace(/^PROBLEM: /, "") : null, note: `${mapping.BatchSize} a batch`,
    };
  });
  const kcl = applications.map(({ table, stream, leases }): Reader | null => {
    // Where nobody knows yet which stream an application reads, it may be any that has its shards.
    const own = leases.filter((lease) => ids.has(shardOf(lease)) && (lease.key.includes(":") ? lease.key.includes(`:${name}:`) : stream === null || stream === arn));
    if (own.length === 0) return null;
    const numbers = own.map((lease) => lease.checkpoint).filter(isNumber);
    const behind = own.map((lease) => lease.health).filter((health) => health?.records != null);
    const workers = new Set(own.map((lease) => lease.owner).filter(Boolean));
    const unowned = own.filter((lease) => lease.health?.health === "orphan").length;
    const ill = own.filter((lease) => lease.health?.health === "stuck" || lease.health?.health === "zombie");
    const open = shards.filter(isOpen).length;
    return {
      ...nothing, kind: "KCL", name: table, href: link(["leases", table]), state: unowned > 0 ? `${unowned} leases without owner` : "owned", good: unowned === 0,
      records: behind.reduce((sum, health) => sum + health!.records!, 0), milliseconds: Math.max(0, ...behind.map((health) => health!.milliseconds ?? 0)),
      position: numbers.length > 0 ? numbers.reduce((least, number) => (BigInt(number) < BigInt(least) ? number : least)) : (own[0].checkpoint || null),
      error: ill.length > 0 ? `${ill[0].key} is ${ill[0].health!.health}${ill.length > 1 ? `, and ${ill.length - 1} more` : ""}` : null,
      note: `${workers.size} workers, ${own.length} leases, ${open} open shards${numbers.length < own.length ? `, ${own.length - numbers.length} not begun or at their end` : ""}`,
      leases: own,
    };
  });
  return [...fanOut, ...kcl.filter((reader) => reader !== null), ...functions];
}
