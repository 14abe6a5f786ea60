// Puts records: written by hand, from a template, or one that was there before, changed.
import { useState } from "preact/hooks";
import { count, toBase64 } from "../lib/format";
import { aws } from "../lib/http";
import { attempt, tell } from "../lib/notice";
import { Dialog } from "../ui/parts";

export interface Draft {
  key?: string;
  data?: string;
  base64?: string;
}

const templates: Record<string, string> = {
  order: '{"orderId": "{uuid}", "at": "{now}", "items": [{"sku": "A-1", "count": 2, "price": 9.5}]}',
  click: '{"user": "user-{n}", "page": "/index.html", "at": "{now}"}',
  text: "hello {n}",
};

const mostAtOnce = 500;

export function PutRecord({ stream, draft, close }: { stream: string; draft: Draft; close: () => void }) {
  const [key, setKey] = useState(draft.key ?? "key-{n}");
  const [data, setData] = useState(draft.base64 ?? draft.data ?? templates.text);
  const [isBase64, setBase64] = useState(draft.base64 !== undefined);
  const [times, setTimes] = useState("1");
  const [hashKey, setHashKey] = useState("");
  const [busy, setBusy] = useState(false);
  const put = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const all = Array.from({ length: Math.max(1, Number(times)) }, (_, i) => ({
      PartitionKey: fill(key, i, draft.key !== undefined),
      Data: isBase64 ? data.trim() : toBase64(new TextEncoder().encode(fill(data, i, draft.data !== undefined))),
      ...(hashKey && { ExplicitHashKey: hashKey }),
    }));
    const done = await attempt("", async () => {
      let failed = 0;
      for (let at = 0; at < all.length; at += mostAtOnce) {
        const answer = await aws<{ FailedRecordCount: number }>("kinesis", "PutRecords", { StreamName: stream, Records: all.slice(at, at + mostAtOnce) });
        failed += answer.FailedRecordCount;
      }
      tell(failed > 0 ? `${count(failed)} of ${count(all.length)} records were refused: the shards had no room for them.` : all.length === 1 ? "The record is in the stream." : `${count(all.length)} records are in the stream.`, failed > 0);
    });
    setBusy(false);
    if (done) close();
  };
  return (
    <Dialog title={`Put a record into ${stream}`} close={close}>
      <form onSubmit={(event) => void put(event)}>
        <label>Partition key <input required maxLength={256} value={key} onInput={(event) => setKey(event.currentTarget.value)} /></label>
        <label>Data <textarea rows={10} spellcheck={false} value={data} onInput={(event) => setData(event.currentTarget.value)} /></label>
        <label><input type="checkbox" checked={isBase64} onChange={(event) => setBase64(event.currentTarget.checked)} /> this is base64</label>
        <p class="bar">Templates: {Object.keys(templates).map((name) => <button key={name} type="button" class="quiet" onClick={() => { setData(templates[name]); setBase64(false); }}>{name}</button>)}</p>
        <p class="hint">{"{n}"} is 1, 2, 3 {"\u2026"}, {"{now}"} the time, {"{uuid}"} another id for each record.</p>
        <label>How many <input type="number" min="1" max="100000" required value={times} onInput={(event) => setTimes(event.currentTarget.value)} /></label>
        <details><summary>More</summary><label>Explicit hash key <input pattern="[0-9]*" value={hashKey} onInput={(event) => setHashKey(event.currentTarget.value)} /></label></details>
        <p class="actions"><button type="submit" disabled={busy}>{busy ? "Putting \u2026" : "Put"}</button></p>
      </form>
    </Dialog>
  );
}

/** What came from a record is put as it is. */
function fill(text: string, i: number, asItIs: boolean): string {
  if (asItIs) return text;
  return text.replaceAll("{n}", String(i + 1)).replaceAll("{now}", new Date().toISOString()).replaceAll("{uuid}", () => uuid());
}

const uuid = (): string => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (value) => value.toString(16).padStart(2, "0")).join("");
