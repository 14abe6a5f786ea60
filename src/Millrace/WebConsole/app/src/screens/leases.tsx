// Who holds which lease: the applications of the KCL, their workers beside their shards, and every move as it is seen.
import { useEffect, useRef, useState } from "preact/hooks";
import { count, duration, tailDigits } from "../lib/format";
import { leaseTables, readApplication, releaseLease, setCheckpoint, type Application, type Lease } from "../lib/leases";
import { attempt } from "../lib/notice";
import { usePolled } from "../lib/polling";
import { link, route } from "../lib/router";
import { Choice } from "../ui/choice";
import { LongTable } from "../ui/long-table";
import { Confirm, Copy, Health, Time } from "../ui/parts";

interface Seen {
  owner: string | null;
  counter: number;
  checkpoint: string;
  movedAt: number;
  checkpointAt: number;
}

interface Move {
  at: number;
  text: string;
}

const zombieAfter = 30_000;

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

function ApplicationLeases({ table }: { table: string }) {
  const seen = useRef(new Map<string, Seen>());
  const [moves, setMoves] = useState<Move[]>([]);
  const [asked, setAsked] = useState<{ lease: Lease; what: "release" | "rewind" } | null>(null);
  const { answer, error, again } = usePolled(() => readApplication(table), 1, [table]);
  useEffect(() => {
    if (answer) setMoves((known) => [...note(seen.current, answer), ...known].slice(0, 100));
  }, [answer]);
  if (error) return <p role="alert" class="bad">{"\u25B2"} {error}</p>;
  if (!answer) return <p class="empty">Reading the table {"\u2026"}</p>;
  const held = new Map<string, number>();
  for (const { owner } of answer.leases) if (owner !== null) held.set(owner, (held.get(owner) ?? 0) + 1);
  const workers = [...held.keys()].sort();
  const now = Date.now();
  const state = (lease: Lease): [good: boolean, text: string] => {
    const known = seen.current.get(lease.key);
    if (lease.checkpoint === "SHARD_END") return [true, "done"];
    if (!lease.owner) return [false, "orphan: nobody's"];
    // A lease that is held is renewed every few seconds.
    if (known && now - known.movedAt > zombieAfter) return [false, `zombie: held and not renewed for ${duration(now - known.movedAt)}`];
    return [true, "renewed"];
  };
  return (
    <>
      <p class="facts">
        <span>{count(workers.length)} {workers.length === 1 ? "worker" : "workers"}</span>
        <span>{count(answer.leases.length)} {answer.leases.length === 1 ? "lease" : "leases"}</span>
        {workers.map((worker) => <span key={worker}><b class="long">{worker}</b> holds {count(held.get(worker)!)}</span>)}
        <Copy text={() => JSON.stringify(answer.leases.map((lease) => lease.item), null, 2)}>Copy all as JSON</Copy>
      </p>
      <LongTable
        label="Leases" rows={answer.leases} keyOf={(lease) => lease.key} columns={workers.length + 7}
        head={<><th scope="col">Shard</th>{workers.map((worker) => <th key={worker} scope="col" title={worker}>{worker.length > 14 ? `${worker.slice(0, 6)}\u2026${worker.slice(-6)}` : worker}</th>)}<th scope="col">State</th><th scope="col" class="number">Counter</th><th scope="col">Checkpoint</th><th scope="col" class="number">Since</th><th scope="col">Pending</th><th scope="col"><span class="hidden">Actions</span></th></>}
        draw={(lease) => {
          const [good, text] = state(lease);
          const known = seen.current.get(lease.key);
          return (
            <>
              <th scope="row">{lease.key}</th>
              {workers.map((worker) => <td key={worker}>{lease.owner === worker ? <span class="held">{"\u25A0"} holds</span> : ""}</td>)}
              <td><Health good={good}>{text}</Health></td>
              <td class="number">{count(lease.counter)}</td>
              <td title={lease.checkpoint}><code>{lease.checkpoint.length > 20 ? tailDigits(lease.checkpoint) : lease.checkpoint}</code>{lease.subSequence > 0 && ` + ${lease.subSequence}`}</td>
              <td class="number">{known ? duration(now - known.checkpointAt) : ""}</td>
              <td>{lease.pending && <code>{tailDigits(lease.pending)}</code>}</td>
              <td>
                {lease.owner && <button class="quiet" onClick={() => setAsked({ lease, what: "release" })}>Release<span class="hidden"> {lease.key}</span></button>}
                <button class="quiet" onClick={() => setAsked({ lease, what: "rewind" })}>Read again<span class="hidden"> {lease.key}</span></button>
              </td>
            </>
          );
        }}
      />
      <h2>What moved</h2>
      {moves.length === 0 ? <p class="empty">Nothing since this page was opened.</p> : <ol class="moves">{moves.map((move) => <li key={move.at + move.text}><Time at={move.at} /> {move.text}</li>)}</ol>}
      {asked?.what === "release" && (
        <Confirm title={`Take ${asked.lease.key} away from its worker?`} action="Release it" close={() => setAsked(null)} run={() => void attempt("The lease is nobody's.", () => releaseLease(table, asked.lease)).then(again)}>
          <p>{asked.lease.owner} loses it at its next renewal; any worker may take it.</p>
        </Confirm>
      )}
      {asked?.what === "rewind" && (
        <Confirm title={`Read ${asked.lease.key} again from its beginning?`} action="Set its checkpoint to TRIM_HORIZON" close={() => setAsked(null)} run={() => void attempt("The checkpoint is at the beginning.", () => setCheckpoint(table, asked.lease, "TRIM_HORIZON")).then(again)}>
          <p>Who takes the lease next reads every record of the shard once more. A worker that holds it now goes on, and its next checkpoint undoes this: stop it, or release the lease.</p>
        </Confirm>
      )}
    </>
  );
}

/** What is otherwise than it was at the look before, in sentences. */
function note(seen: Map<string, Seen>, { leases }: Application): Move[] {
  const at = Date.now();
  const moves: Move[] = [];
  const isFirst = seen.size === 0;
  for (const lease of leases) {
    const before = seen.get(lease.key);
    if (!before) {
      if (!isFirst) moves.push({ at, text: `${lease.key} appeared` });
      seen.set(lease.key, { ...lease, movedAt: at, checkpointAt: at });
      continue;
    }
    if (before.owner !== lease.owner) moves.push({ at, text: lease.owner ? `${lease.owner} took ${lease.key}${before.owner ? ` from ${before.owner}` : ""}` : `${before.owner} gave ${lease.key} up` });
    if (before.checkpoint !== lease.checkpoint && lease.checkpoint === "SHARD_END") moves.push({ at, text: `${lease.key} was read to its end` });
    seen.set(lease.key, {
      owner: lease.owner,
      counter: lease.counter,
      checkpoint: lease.checkpoint,
      movedAt: before.counter !== lease.counter || before.owner !== lease.owner ? at : before.movedAt,
      checkpointAt: before.checkpoint !== lease.checkpoint ? at : before.checkpointAt,
    });
  }
  const now = new Set(leases.map((lease) => lease.key));
  for (const key of seen.keys()) {
    if (now.has(key)) continue;
    seen.delete(key);
    moves.push({ at, text: `${key} was deleted` });
  }
  return moves;
}
