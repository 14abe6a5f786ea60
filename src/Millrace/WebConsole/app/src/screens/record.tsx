// One record as a whole: its data read, as it came, and byte by byte.
import { useEffect, useRef, useState } from "preact/hooks";
import { putCommand } from "../lib/commands";
import { bytes, count, duration, fromBase64, hex, quote, shard } from "../lib/format";
import { ask, aws } from "../lib/http";
import { attempt } from "../lib/notice";
import { useNow } from "../lib/polling";
import { link } from "../lib/router";
import { about } from "../lib/server";
import { Copy, Digits, Time } from "../ui/parts";
import type { Draft } from "./put";
import type { Row } from "./records-state";

interface Part {
  key: string;
  hashKey: string | null;
  data: string;
  form: string;
  text: string | null;
}

interface Whole {
  row: Row;
  data: string;
  text: string | null;
  parts: Part[] | null;
  partCount: number;
  hash: string;
  isExplicit: boolean;
}

const longest = 200_000;

interface Properties {
  row: Row;
  stream: string;
  arn: string;
  close: () => void;
  edit: (draft: Draft) => void;
}

export function RecordPanel({ row, stream, arn, close, edit }: Properties) {
  const [whole, setWhole] = useState<Whole | null>(null);
  const [view, setView] = useState<"pretty" | "raw" | "hex">("pretty");
  const now = useNow();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    void attempt("", async () => setWhole(await ask<Whole>("record", { stream: arn, shard: row.shard, position: row.position })));
    title.current?.focus();
  }, []);
  const replay = () => void attempt("The record was put again.", () => aws("kinesis", "PutRecord", { StreamName: stream, PartitionKey: row.key, Data: whole!.data }));
  const command = whole && `aws --endpoint-url ${about.value!.endpoint} kinesis put-record --stream-name ${quote(stream)} --partition-key ${quote(row.key)} --data ${quote(whole.data)}`;
  return (
    <aside aria-label="Record" class="panel">
      <header>
        <h2 ref={title} tabIndex={-1}>Record of shard {shard(row.shard)}</h2>
        <button class="quiet" onClick={close} title="Esc">Close</button>
      </header>
      <dl>
        <dt>Arrived</dt><dd><Time at={row.at} />, {duration(Math.max(0, now - row.at))} ago</dd>
        <dt>Key</dt><dd><bdi>{row.key}</bdi></dd>
        {whole && <><dt>Hash key</dt><dd>{whole.isExplicit ? "an explicit one: the key's own is not of this shard" : <><Digits number={whole.hash} /> of its key</>}</dd></>}
        <dt>Size</dt><dd>{bytes(row.size)} ({row.form})</dd>
        <dt>Shard</dt><dd><a href={link(["streams", stream, "records"], { shard: shard(row.shard), from: "number", number: row.number })}>{row.shard}</a></dd>
        <dt>Number</dt><dd><code class="wrap">{row.number}</code> <Copy text={row.number}>Copy</Copy></dd>
      </dl>
      <div role="tablist" aria-label="How the data is shown" class="tabs">
        {(["pretty", "raw", "hex"] as const).map((name) => (
          <button key={name} role="tab" id={`view-${name}`} aria-controls="view" aria-selected={view === name} onClick={() => setView(name)}>{name[0].toUpperCase() + name.slice(1)}</button>
        ))}
      </div>
      <div role="tabpanel" id="view" aria-labelledby={`view-${view}`} tabIndex={0}>{whole && <Data whole={whole} view={view} />}</div>
      {whole && (
        <p class="actions">
          <button onClick={replay}>Put it again</button>
          <button onClick={() => edit({ key: row.key, data: whole.text ?? undefined, base64: whole.text === null ? whole.data : undefined })}>Edit and put</button>
          <a class="button" href={link(["functions"], { stream, number: row.number })}>Invoke a function with it</a>
          <Copy text={command!}>Copy as CLI</Copy>
          <Copy text={putCommand(stream, row.key, row.form === "json" || row.form === "text" ? (whole.text ?? null) : null, whole.data)}>Copy as command</Copy>
          <Copy text={JSON.stringify({ PartitionKey: row.key, Data: whole.data, SequenceNumber: row.number })}>Copy as JSON</Copy>
        </p>
      )}
    </aside>
  );
}

function Data({ whole, view }: { whole: Whole; view: "pretty" | "raw" | "hex" }) {
  const data = fromBase64(whole.data);
  if (view === "hex") return <pre>{hex(data)}</pre>;
  if (view === "raw") return <Text text={new TextDecoder().decode(data)} />;
  if (whole.parts) {
    return (
      <>
        <p>{count(whole.partCount)} records that a producer packed into one{whole.parts.length < whole.partCount && `; the first ${count(whole.parts.length)}`}:</p>
        <ol class="parts">
          {whole.parts.map((part, i) => <li key={i}><b><bdi>{part.key}</bdi></b>{part.hashKey && <small> hash key {part.hashKey}</small>} <span class="form">{part.form}</span><Text text={part.text === null ? hex(fromBase64(part.data), 256) : pretty(part.text, part.form)} /></li>)}
        </ol>
      </>
    );
  }
  if (whole.text === null) return <pre>{hex(data)}</pre>;
  return <Text text={pretty(whole.text, whole.row.form)} />;
}

function Text({ text }: { text: string }) {
  return <pre class="wrap"><bdi>{text.slice(0, longest)}</bdi>{text.length > longest && `\n\u2026 and ${count(text.length - longest)} characters more`}</pre>;
}

/** Laid out anew only as long as nothing gets lost: big numbers stay as they are. */
function pretty(text: string, form: string): string {
  if (!form.endsWith("json") || /\d{16}/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
