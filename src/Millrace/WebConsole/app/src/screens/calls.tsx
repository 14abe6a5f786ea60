// The requests to AWS's endpoint as they are answered, and how it was decided what their callers may do.
import { useState } from "preact/hooks";
import { useEvents } from "../lib/events";
import { bytes, count } from "../lib/format";
import { ask } from "../lib/http";
import { attempt } from "../lib/notice";
import { route, setQuery } from "../lib/router";
import { LongTable } from "../ui/long-table";
import { Health, Time } from "../ui/parts";
import { CallDetail } from "./call";
import { Faults } from "./faults";

export interface Call {
  number: number;
  at: number;
  service: string;
  operation: string;
  caller: string | null;
  status: number;
  error: string | null;
  in: number;
  out: number;
  ms: number;
  id: string;
}

const kept = 5000;

interface Page {
  rows: Call[];
  more: number;
}

/** The newest first. A server that was started anew counts from zero: what it forgot stays. */
export const merge = (known: Call[], news: Call[]): Call[] => {
  const ids = new Set(known.map((call) => call.id));
  return [...news.filter((call) => !ids.has(call.id)).reverse(), ...known].slice(0, kept);
};

export function Calls() {
  const [calls, setCalls] = useState<Call[]>([]);
  const [held, setHeld] = useState<Call[] | null>(null);
  const [passed, setPassed] = useState(0);
  const [ended, setEnded] = useState(false);
  // Bodies are kept as long as somebody is here to look at them.
  useEvents("calls", { bodies: 1 }, (news: Page) => {
    setCalls((known) => merge(known, news.rows));
    setPassed((now) => now + news.more);
  });
  const look = (before: number, after: Call[]) => void attempt("", async () => {
    const page = await ask<Page>("calls", { before });
    const ids = new Set(after.map((call) => call.id));
    setCalls([...after, ...page.rows.filter((call) => !ids.has(call.id)).reverse()].slice(0, kept));
    setEnded(page.more === 0);
  });
  const older = () => !held && !ended && calls.length > 0 && look(calls[calls.length - 1].number, calls);
  const all = () => {
    setPassed(0);
    setHeld(null);
    look(Number.MAX_SAFE_INTEGER, []);
  };
  const filter = route.value.query.get("filter") ?? "";
  const failedOnly = route.value.query.get("failed") === "1";
  const words = filter.toLowerCase();
  const shown = (held ?? calls).filter((call) => (!failedOnly || call.status >= 400) && (!words || JSON.stringify(call).toLowerCase().includes(words)));
  return (
    <>
      <h1>API calls</h1>
      <p class="bar">
        <label>Filter <input data-filter value={filter} placeholder="operation, caller, error, request id" onInput={(event) => setQuery({ filter: event.currentTarget.value })} /></label>
        <label><input type="checkbox" checked={failedOnly} onChange={(event) => setQuery({ failed: event.currentTarget.checked ? "1" : null })} /> only what failed</label>
        <button aria-pressed={held !== null} onClick={() => setHeld(held ? null : calls)}>{held ? "Go on" : "Pause"}</button>
        <span class="hint">{count(shown.length)} of the last {count((held ?? calls).length)}; those of this console are left out</span>
        {!held && !ended && calls.length > 0 && calls[calls.length - 1].number > 0 && <button onClick={older}>Older</button>}
        {passed > 0 && <button onClick={all}>+{count(passed)} more came quicker than they are shown</button>}
      </p>
      <Faults />
      <CallTable calls={shown} onEnd={older} />
    </>
  );
}

export function CallTable({ calls, onEnd }: { calls: Call[]; onEnd?: () => void }) {
  const [open, setOpen] = useState<Call | null>(null);
  if (calls.length === 0) return <p class="empty">No call yet.</p>;
  return (
    <>
      <LongTable
        label="Calls" rows={calls} keyOf={(call) => call.id} columns={8} onEnd={onEnd}
        head={<><th scope="col">Time</th><th scope="col">Operation</th><th scope="col">Caller</th><th scope="col" class="number">Status</th><th scope="col">Error</th><th scope="col" class="number">ms</th><th scope="col" class="number">In</th><th scope="col" class="number">Out</th></>}
        draw={(call) => (
          <>
            <td><button class="open link" onClick={() => setOpen(call)}><Time at={call.at} /></button></td>
            <td>{call.service && `${call.service}.`}{call.operation}</td>
            <td class="long" title={call.caller ?? ""}>{call.caller?.split(":").pop() ?? "unknown"}</td>
            <td class="number"><Health good={call.status < 400}>{call.status}</Health></td>
            <td>{call.error}</td>
            <td class="number">{call.ms.toFixed(1)}</td>
            <td class="number">{bytes(call.in)}</td>
            <td class="number">{bytes(call.out)}</td>
          </>
        )}
      />
      {open && <CallDetail call={open} close={() => setOpen(null)} />}
    </>
  );
}
