// The records of a stream: the newest as they come, or from a start on; searched on the server.
import { useRef, useState } from "preact/hooks";
import { tailCommand } from "../lib/commands";
import { bytes, count, shard } from "../lib/format";
import { exportRecords } from "../lib/export";
import { useKeys } from "../lib/keys";
import { route, setQuery } from "../lib/router";
import { Copy, Digits, Time } from "../ui/parts";
import { Typed } from "../ui/typed";
import { moveRow, VirtualTable } from "../ui/virtual";
import { PutRecord, type Draft } from "./put";
import { RecordPanel } from "./record";
import { keyOf, kept, useRecords, type Row } from "./records-state";

const kinds = { text: "text", key: "key", regex: "regular expression", json: "JSON path" };
const hints: Record<string, string> = { text: "part of the data or the key", key: "part of the key", regex: "^order-[0-9]+$", json: "order.items[0].price >= 10" };
const starts = { newest: "newest, live", oldest: "oldest", ago: "minutes ago", time: "time", number: "sequence number" };

export function Records({ name, arn }: { name: string; arn: string }) {
  const box = useRef<HTMLDivElement>(null);
  const state = useRecords(arn);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [open, setOpen] = useState<Row | null>(null);
  const query = route.value.query;
  const kind = query.get("kind") ?? "text";
  const start = query.get("from") ?? "newest";
  const close = () => {
    const key = open && keyOf(open);
    setOpen(null);
    state.release("open");
    if (key) box.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"] button.open`)?.focus();
  };
  const show = (row: Row) => {
    state.hold("open");
    setOpen(row);
  };
  useKeys([
    { keys: "j", does: "Next record", run: () => moveRow(box.current, 1) },
    { keys: "k", does: "Record before", run: () => moveRow(box.current, -1) },
    { keys: "Space", does: "Pause the live view, or go on", run: state.toggle },
    { keys: "p", does: "Put a record", run: () => setDraft({}) },
    { keys: "Esc", does: "Close the record", run: close },
  ], [open, state.paused]);
  return (
    <>
      <form class="bar" onSubmit={(event) => event.preventDefault()} aria-label="Which records">
        <label>From <select value={start} onChange={(event) => setQuery({ from: event.currentTarget.value === "newest" ? null : event.currentTarget.value })}>
          {Object.entries(starts).map(([value, title]) => <option key={value} value={value}>{title}</option>)}
        </select></label>
        {start === "ago" && <label><span class="hidden">How many minutes</span><Typed class="short" type="number" min="1" value={query.get("minutes") ?? "10"} onTyped={(words) => setQuery({ minutes: words })} /></label>}
        {start === "time" && <label><span class="hidden">Time</span><Typed type="datetime-local" step="1" value={query.get("at") ?? ""} onTyped={(words) => setQuery({ at: words })} /></label>}
        {start === "number" && <label><span class="hidden">Sequence number</span><Typed value={query.get("number") ?? ""} placeholder="sequence number" onTyped={(words) => setQuery({ number: words })} /></label>}
        <label>Shard <Typed class="short" inputMode="numeric" placeholder="all" value={query.get("shard") ?? ""} onTyped={(words) => setQuery({ shard: words })} /></label>
        <label>Filter <select aria-label="Kind of filter" value={kind} onChange={(event) => setQuery({ kind: event.currentTarget.value === "text" ? null : event.currentTarget.value })}>
          {Object.entries(kinds).map(([value, title]) => <option key={value} value={value}>{title}</option>)}
        </select></label>
        <Typed data-filter aria-label="Filter" value={query.get("filter") ?? ""} placeholder={hints[kind]} onTyped={(words) => setQuery({ filter: words })} />
        {start === "newest" && <button type="button" aria-pressed={state.paused} onClick={state.toggle} title="Space">{state.paused ? "Go on" : "Pause"}</button>}
        <button type="button" onClick={() => setDraft({})} title="p">Put a record</button>
        <Copy text={tailCommand(name, query)}>Copy as command</Copy>
        <button type="button" onClick={() => void exportRecords(name, arn, state.rows)}>Export</button>
      </form>
      <p class="state">
        {state.error ? <span role="alert" class="bad">{"\u25B2"} {state.error}</span> : <Progress state={state} />}
        <span aria-live="polite">{state.paused && state.waiting > 0 && <button onClick={() => { if (box.current) box.current.scrollTop = 0; state.resume(); }}>{count(state.waiting)} new</button>}</span>
        {state.passed > 0 && <span><button onClick={() => { if (box.current) box.current.scrollTop = 0; state.again(); }}>+{count(state.passed)} more</button> came quicker than they are shown</span>}
      </p>
      <div class={open ? "split" : undefined}>
        <div onMouseEnter={() => state.hold("mouse")} onMouseLeave={() => state.release("mouse")}>
          <VirtualTable
            label={`Records of ${name}`} kind="records" box={box} rows={state.rows} keyOf={keyOf} columns={6} selected={open && keyOf(open)}
            head={<><th scope="col">Arrived</th><th scope="col" class="number">Shard</th><th scope="col">Number</th><th scope="col">Key</th><th scope="col" class="number">Size</th><th scope="col">Data</th></>}
            draw={(row) => <RecordCells row={row} show={show} />}
            onScroll={(top, atEnd) => { if (top > 0) state.hold("scroll"); else state.release("scroll"); if (atEnd) state.more(); }}
          />
        </div>
        {open && <RecordPanel key={keyOf(open)} row={open} stream={name} arn={arn} close={close} edit={setDraft} />}
      </div>
      {draft && <PutRecord stream={name} draft={draft} close={() => setDraft(null)} />}
    </>
  );
}

function Progress({ state }: { state: ReturnType<typeof useRecords> }) {
  return (
    <span>
      {count(state.rows.length)} {state.rows.length === 1 ? "record" : "records"}
      {state.scanned > state.rows.length && ` of ${count(state.scanned)} looked at`}
      {state.searching ? <>, looking on {state.reached > 0 && <>at <Time at={state.reached} /></>} {"\u2026"} <button onClick={state.cancel}>Stop</button></> : state.done ? ", that is all" : state.stopped ? <>, stopped <button onClick={state.more}>Look on</button></> : state.rows.length >= kept ? ", and a page holds no more: begin at a time for older ones" : <> <button class="quiet" onClick={state.more}>More</button></>}
    </span>
  );
}

function RecordCells({ row, show }: { row: Row; show: (row: Row) => void }) {
  return (
    <>
      <td><button class="open link" onClick={() => show(row)}><Time at={row.at} /></button></td>
      <td class="number">{shard(row.shard)}</td>
      <td><Digits number={row.number} /></td>
      <td class="long"><bdi>{row.key}</bdi></td>
      <td class="number">{bytes(row.size)}</td>
      <td class="long data">{row.form !== "text" && row.form !== "json" && <span class="form">{row.form}</span>} <bdi>{row.preview}</bdi></td>
    </>
  );
}
