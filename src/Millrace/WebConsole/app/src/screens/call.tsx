// One call: what was asked and answered, how it was decided whether its caller may, how to ask it again, and how to let it fail.
import { useEffect, useState } from "preact/hooks";
import { fromBase64, hex, quote } from "../lib/format";
import { administer, ask } from "../lib/http";
import { attempt } from "../lib/notice";
import { about, place } from "../lib/server";
import { Copy, Dialog, Health, Time } from "../ui/parts";
import type { Call } from "./calls";
import { MakeFail } from "./faults";

interface Decision {
  principal: string;
  action: string;
  resource: string | null;
  allowed: boolean;
  reason: string | null;
  statements?: { policy: string; type: string; statement: string; effect: string; outcome: string }[];
}

interface Bodies {
  method: string;
  target: string;
  operation: string | null;
  requestType: string | null;
  request: string;
  responseType: string | null;
  response: string;
}

const kept = 4096;

export function CallDetail({ call, close }: { call: Call; close: () => void }) {
  const [decisions, setDecisions] = useState<Decision[] | null>(null);
  const [bodies, setBodies] = useState<Bodies | null | undefined>(undefined);
  useEffect(() => {
    void attempt("", async () => setDecisions((await ask<{ decisions: Decision[] }>("decisions", { id: call.id })).decisions));
    ask<Bodies>("call", { number: call.number }).then(setBodies, () => setBodies(null));
  }, []);
  const watch = () => void attempt("Every decision is kept from now on, with its statements.", () => administer("PUT", "decisions", { watch: true }));
  const command = bodies && curl(call, bodies);
  return (
    <Dialog title={`${call.service} ${call.operation}`} close={close}>
      <dl>
        <dt>Time</dt><dd><Time at={call.at} /></dd>
        <dt>Caller</dt><dd><code>{call.caller ?? "unknown"}</code></dd>
        <dt>Answer</dt><dd>{call.status} {call.error} after {call.ms.toFixed(2)} ms</dd>
        <dt>Request id</dt><dd><code>{call.id}</code></dd>
      </dl>
      {bodies === null && <p class="empty">Its bodies were not kept: they are, of calls that come while this screen is open, 1000 in a second at most.</p>}
      {bodies && (
        <>
          <h3>Request</h3>
          <Body data={bodies.request} size={call.in} />
          <h3>Answer</h3>
          <Body data={bodies.response} size={call.out} />
          <p class="actions">{command ? <Copy text={command}>Copy as curl</Copy> : <span class="hint">No curl for it: the request is longer than what is kept, or is no text.</span>}</p>
        </>
      )}
      <h3>How it was decided what the caller may do</h3>
      {decisions?.length === 0 && <p class="bar"><span class="empty">No refusal, and nobody watched what was allowed.</span> <button onClick={watch}>Keep every decision from now on</button></p>}
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
      {call.service && <><h3>Let it fail</h3><MakeFail operation={call.operation} done={close} /></>}
    </Dialog>
  );
}

/** A body as text; what is none, byte by byte. */
function Body({ data, size }: { data: string; size: number }) {
  const start = fromBase64(data);
  if (start.length === 0) return <p class="empty">{size > 0 ? "It was a stream." : "Nothing."}</p>;
  const text = textOf(start);
  return <pre class="wrap" tabIndex={0}><bdi>{text === null ? hex(start) : pretty(text)}</bdi>{size > start.length && `\n\u2026 of ${size} bytes`}</pre>;
}

function textOf(start: Uint8Array): string | null {
  try {
    // The end may be in the middle of a character.
    return new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: start.length === kept });
  } catch {
    return null;
  }
}

function pretty(text: string): string {
  try {
    return /\d{16}/.test(text) ? text : JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The same call with curl, which signs it; null where what was kept does not do. */
function curl(call: Call, bodies: Bodies): string | null {
  const request = fromBase64(bodies.request);
  const text = textOf(request);
  if (text === null || call.in > request.length) return null;
  const service = { Kinesis: "kinesis", DynamoDB: "dynamodb", Lambda: "lambda", IAM: "iam", STS: "sts", SQS: "sqs" }[call.service] ?? (call.service.includes("Logs") ? "logs" : "monitoring");
  const server = about.value!;
  return [
    `curl -X ${bodies.method} ${quote(server.endpoint + bodies.target)}`,
    `--aws-sigv4 ${quote(`aws:amz:${place.value.region}:${service}`)} --user ${server.wellKnownKey ? "test:test" : '"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"'}`,
    ...(bodies.operation ? [`-H ${quote(`X-Amz-Target: ${bodies.operation}`)}`] : []),
    ...(bodies.requestType ? [`-H ${quote(`Content-Type: ${bodies.requestType}`)}`] : []),
    ...(text ? [`--data-binary ${quote(text)}`] : []),
  ].join(" \\\n  ");
}
