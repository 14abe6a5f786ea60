// Who holds which lease: the applications of the KCL, their workers beside their shards, and every move as it is seen.
import { useEffect, useRef, useState } from "preact/hooks";
import { saveLines } from "../lib/export";
import { count, duration } from "../lib/format";
import { leaseTables, readApplication, releaseLease, workerMetrics, type Application, type Health as LeaseHealth, type Lease } from "../lib/leases";
import { attempt } from "../lib/notice";
import { usePolled } from "../lib/polling";
import { link, route } from "../lib/router";
import { Choice } from "../ui/choice";
import { LongTable } from "../ui/long-table";
import { Confirm, Copy, Digits, Health, Time } from "../ui/parts";
import { SetCheckpoint } from "./checkpoint";

interface Move {
  at: number;
  text: string;
}

export function Leases() {
  const { answer, error } = usePolled(leaseTables, 5, []);
  const chosen = route.value.path[1] ?? answer?.[0];
  return (
    <>
      <h1>Leases</h1>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer?.length === 0 && <p class="empty">There is no lease table in DynamoDB here. An application of the Kinesis Client Library makes one, named after itself, when it starts.</p>}
      {answer && answer.length > 0 && <Choice label="Applications" names={answer} chosen={chosen} href={(table) => link(["leases", table])} />}
      {chosen && <ApplicationLeases key={chosen} table={chosen} />}
    </>
  );
}

const words: Record<LeaseHealth["health"], string> = { renewed: "renewed", done: "done", orphan: "orphan: nobody's", zombie: "zombie: held and not renewed for", stuck: "stuck: renewed, with records behind and its checkpoint where it was for" };

function ApplicationLeases({ table }: { table: string }) {
  const seen = useRef(new Map<string, Lease>());
  const [moves, setMoves] = useState<Move[]>([]);
  const [asked, setAsked] = useState<{ lease: Lease; what: "release" | "checkpoint" } | null>(null);
  const { answer, error, again } = usePolled(() => readApplication(table), 1, [table]);
  useEffect(() => {
    if (answer) setMoves((known) => [...note(seen.current, answer), ...known].slice(0, 100));
  }, [answer]);
  if (error) return <p role="alert" class="bad">{"\u25B2"} {error}</p>;
  if (!answer) return <p class="empty">Reading the table {"\u2026"}</p>;
  const held = new Map<string, number>();
  for (const { owner } of answer.leases) if (owner !== null) held.set(owner, (held.get(owner) ?? 0) + 1);
  const workers = [...held.keys()].sort();
  const stream = answer.stream?.split("/")[1];
  const state = ({ health }: Lease): [good: boolean, text: string] => {
    if (!health) return [true, ""];
    const since = health.health === "zombie" ? health.unrenewed : health.health === "stuck" ? health.unmoved : null;
    return [health.health === "renewed" || health.health === "done", since === null ? words[health.health] : `${words[health.health]} ${duration(since)}`];
  };
  return (
    <>
      <p class="facts">
        {stream && <span>of <a href={link(["streams", stream, "consumers"])}>{stream}</a></span>}
        <span>{count(workers.length)} {workers.length === 1 ? "worker" : "workers"}</span>
        <span>{count(answer.leases.length)} {answer.leases.length === 1 ? "lease" : "leases"}</span>
        {workers.map((worker) => <span key={worker}><b class="long">{worker}</b> holds {count(held.get(worker)!)}</span>)}
        <Copy text={() => JSON.stringify(answer.leases.map((lease) => lease.item), null, 2)}>Copy all as JSON</Copy>
        <button class="quiet" onClick={() => saveLines(`${table}.ndjson`, answer.leases.map((lease) => JSON.stringify(lease.item)))}>Export</button>
      </p>
      <LongTable
        label="Leases" rows={answer.leases} keyOf={(lease) => lease.key} columns={workers.length + 8}
        head={<><th scope="col">Shard</th>{workers.map((worker) => <th key={worker} scope="col" title={worker}>{worker.length > 14 ? `${worker.slice(0, 6)}\u2026${worker.slice(-6)}` : worker}</th>)}<th scope="col">State</th><th scope="col" class="number">Counter</th><th scope="col">Checkpoint</th><th scope="col" class="number">Since</th><th scope="col" class="number">Records behind</th><th scope="col">Pending</th><th scope="col"><span class="hidden">Actions</span></th></>}
        draw={(lease) => {
          const [good, text] = state(lease);
          return (
            <>
              <th scope="row">{lease.key}</th>
              {workers.map((worker) => <td key={worker}>{lease.owner === worker ? <span class="held">{"\u25A0"} holds</span> : ""}</td>)}
              <td><Health good={good}>{text}</Health></td>
              <td class="number">{count(lease.counter)}</td>
              <td><Digits number={lease.checkpoint} />{lease.subSequence > 0 && ` + ${lease.subSequence}`}</td>
              <td class="number">{lease.health ? duration(lease.health.unmoved) : ""}</td>
              <td class="number">{lease.health?.records == null ? "" : count(lease.health.records)}</td>
              <td>{lease.pending && <Digits number={lease.pending} />}</td>
              <td>
                {lease.owner && <button class="quiet" onClick={() => setAsked({ lease, what: "release" })}>Release<span class="hidden"> {lease.key}</span></button>}
                <button class="quiet" onClick={() => setAsked({ lease, what: "checkpoint" })}>Set checkpoint<span class="hidden"> of {lease.key}</span></button>
              </td>
            </>
          );
        }}
      />
      <p class="hint">Since: how long the checkpoint was not seen to move, from the first look at this table on. A lease that is not renewed for 30 s is a zombie; one that is renewed with records behind, and whose checkpoint has not moved for 5 minutes, is stuck.</p>
      <Workers table={table} />
      <h2>What moved</h2>
      {moves.length === 0 ? <p class="empty">Nothing since this page was opened.</p> : <ol class="moves">{moves.map((move) => <li key={move.at + move.text}><Time at={move.at} /> {move.text}</li>)}</ol>}
      {asked?.what === "release" && (
        <Confirm title={`Take ${asked.lease.key} away from its worker?`} action="Release it" close={() => setAsked(null)} run={() => void attempt("The lease is nobody's.", () => releaseLease(table, asked.lease)).then(again)}>
          <p>{asked.lease.owner} loses it at its next renewal; any worker may take it.</p>
        </Confirm>
      )}
      {asked?.what === "checkpoint" && <SetCheckpoint table={table} leases={[asked.lease]} close={() => setAsked(null)} done={again} />}
    </>
  );
}

/** What the workers of KCL 3 say of themselves; nothing where they say nothing. */
function Workers({ table }: { table: string }) {
  const { answer } = usePolled(() => workerMetrics(table), 5, [table]);
  if (!answer || answer.length === 0) return null;
  const names = [...new Set(answer.flatMap((worker) => Object.keys(worker.metrics)))].sort();
  return (
    <section aria-labelledby="workers">
      <h2 id="workers">What workers say of themselves</h2>
      <table>
        <thead><tr><th scope="col">Worker</th><th scope="col">At</th>{names.map((name) => <th key={name} scope="col" class="number">{name}</th>)}</tr></thead>
        <tbody>{answer.map((worker) => <tr key={worker.worker}><th scope="row">{worker.worker}</th><td><Time at={worker.at} /></td>{names.map((name) => <td key={name} class="number">{worker.metrics[name] === undefined ? "" : `${worker.metrics[name].toFixed(1)} %`}</td>)}</tr>)}</tbody>
      </table>
    </section>
  );
}

/** What is otherwise than it was at the look before, in sentences. */
function note(seen: Map<string, Lease>, { leases }: Application): Move[] {
  const at = Date.now();
  const moves: Move[] = [];
  const isFirst = seen.size === 0;
  for (const lease of leases) {
    const before = seen.get(lease.key);
    seen.set(lease.key, lease);
    if (!before) {
      if (!isFirst) moves.push({ at, text: `${lease.key} appeared` });
      continue;
    }
    if (before.owner !== lease.owner) moves.push({ at, text: lease.owner ? `${lease.owner} took ${lease.key}${before.owner ? ` from ${before.owner}` : ""}` : `${before.owner} gave ${lease.key} up` });
    if (before.checkpoint !== lease.checkpoint && lease.checkpoint === "SHARD_END") moves.push({ at, text: `${lease.key} was read to its end` });
    if (before.health?.health !== lease.health?.health && ["stuck", "zombie"].includes(lease.health?.health ?? "")) moves.push({ at, text: `${lease.key} is ${lease.health!.health === "stuck" ? "stuck" : "a zombie"}` });
  }
  const now = new Set(leases.map((lease) => lease.key));
  for (const key of seen.keys()) {
    if (now.has(key)) continue;
    seen.delete(key);
    moves.push({ at, text: `${key} was deleted` });
  }
  return moves;
}
