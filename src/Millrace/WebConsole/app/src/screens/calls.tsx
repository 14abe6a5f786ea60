// The requests to AWS's endpoint as they are answered, and how it was decided what their callers may do.
import { useState } from "preact/hooks";
import { useEvents } from "../lib/events";
import { bytes, count } from "../lib/format";
import { ask } from "../lib/http";
import { attempt } from "../lib/notice";
import { route, setQuery } from "../lib/router";
import { Dialog, Health, Time } from "../ui/parts";

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

interface Decision {
  principal: string;
  action: string;
  resource: string | null;
  allowed: boolean;
  reason: string | null;
  statements?: { policy: string; type: string; statement: string; effect: string; outcome: string }[];
}

const kept = 1000;

/** The newest first. A server that was started anew counts from zero: what it forgot stays. */
export const merge = (known: Call[], news: Call[]): Call[] => {
  const ids = new Set(known.map((call) => call.id));
  return [...news.filter((call) => !ids.has(call.id)).reverse(), ...known].slice(0, kept);
};

export function Calls() {
  const [calls, setCalls] = useState<Call[]>([]);
  const [held, setHeld] = useState<Call[] | null>(null);
  useEvents("calls", {}, (news) => setCalls((known) => merge(known, news.rows)));
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
      </p>
      <CallTable calls={shown} />
    </>
  );
}

export function CallTable({ calls }: { calls: Call[] }) {
  const [open, setOpen] = useState<Call | null>(null);
  if (calls.length === 0) return <p class="empty">No call yet.</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Calls">
      <table>
        <thead>
          <tr><th scope="col">Time</th><th scope="col">Operation</th><th scope="col">Caller</th><th scope="col" class="number">Status</th><th scope="col">Error</th><th scope="col" class="number">ms</th><th scope="col" class="number">In</th><th scope="col" class="number">Out</th></tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.id}>
              <td><button class="open link" onClick={() => setOpen(call)}><Time at={call.at} /></button></td>
              <td>{call.service && `${call.service}.`}{call.operation}</td>
              <td class="long" title={call.caller ?? ""}>{call.caller?.split(":").pop() ?? "unknown"}</td>
              <td class="number"><Health good={call.status < 400}>{call.status}</Health></td>
              <td>{call.error}</td>
              <td class="number">{call.ms.toFixed(1)}</td>
              <td class="number">{bytes(call.in)}</td>
              <td class="number">{bytes(call.out)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && <CallDetail call={open} close={() => setOpen(null)} />}
    </div>
  );
}

function CallDetail({ call, close }: { call: Call; close: () => void }) {
  const [decisions, setDecisions] = useState<Decision[] | null>(null);
  if (decisions === null) void attempt("", async () => setDecisions((await ask<{ decisions: Decision[] }>("decisions", { id: call.id })).decisions));
  return (
    <Dialog title={`${call.service} ${call.operation}`} close={close}>
      <dl>
        <dt>Time</dt><dd><Time at={call.at} /></dd>
        <dt>Caller</dt><dd><code>{call.caller ?? "unknown"}</code></dd>
        <dt>Answer</dt><dd>{call.status} {call.error} after {call.ms.toFixed(2)} ms</dd>
        <dt>Request id</dt><dd><code>{call.id}</code></dd>
      </dl>
      <h3>How it was decided what the caller may do</h3>
      {decisions?.length === 0 && <p class="empty">No refusal, and nobody watched: PUT {'{"watch": true}'} to /_millrace/decisions, or start with -v, to keep every decision.</p>}
      {decisions?.map((decision, i) => (
        <section key={i}>
          <p><Health good={decision.allowed}>{decision.allowed ? "allowed" : "refused"}</Health> <code>{decision.action}</code> on <code>{decision.resource ?? "*"}</code></p>
          {decision.reason && <p>{decision.reason}</p>}
          {decision.statements && (
            <table>
              <thead><tr><th scope="col">Policy</th><th scope="col">Statement</th><th scope="col">Effect</th><th scope="col">Outcome</th></tr></thead>
              <tbody>{decision.statements.map((s, j) => <tr key={j} class={/^(allows|denies)$/.test(s.outcome) ? "selected" : undefined}><td>{s.policy} <small>{s.type}</small></td><td>{s.statement}</td><td>{s.effect}</td><td>{s.outcome}</td></tr>)}</tbody>
            </table>
          )}
        </section>
      ))}
    </Dialog>
  );
}
