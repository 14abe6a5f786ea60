// Every stream of the account in the region, with what goes through it now.
import { useState } from "preact/hooks";
import { bytes, count, duration, rate } from "../lib/format";
import { aws } from "../lib/http";
import { useKeys } from "../lib/keys";
import { attempt } from "../lib/notice";
import { link, route, setQuery } from "../lib/router";
import { place } from "../lib/server";
import { history, streams, type Stream } from "../lib/streams";
import { LongTable } from "../ui/long-table";
import { Confirm, Dialog, Health, Sparkline } from "../ui/parts";
import { moveRow } from "../ui/virtual";

const orders: Record<string, (a: Stream, b: Stream) => number> = {
  name: (a, b) => a.name.localeCompare(b.name),
  rate: (a, b) => b.inRecords - a.inRecords,
  behind: (a, b) => b.age - a.age,
};

export function Streams() {
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<Stream | null>(null);
  const query = route.value.query;
  const filter = query.get("filter") ?? "";
  const order = query.get("sort") ?? "name";
  const here = (streams.value ?? []).filter((stream) => stream.account === place.value.account && stream.region === place.value.region);
  const shown = here.filter((stream) => stream.name.toLowerCase().includes(filter.toLowerCase())).sort(orders[order] ?? orders.name);
  useKeys([
    { keys: "j", does: "Next row", run: () => moveRow(document.getElementById("streams"), 1) },
    { keys: "k", does: "Row before", run: () => moveRow(document.getElementById("streams"), -1) },
    { keys: "c", does: "Create a stream", run: () => setCreating(true) },
  ]);
  const sortable = (name: string, title: string) => (
    <th scope="col" class={name === "name" ? undefined : "number"} aria-sort={order === name ? (name === "name" ? "ascending" : "descending") : undefined}>
      <button class="link" onClick={() => setQuery({ sort: name === "name" ? null : name })}>{title}{order === name ? (name === "name" ? " \u25B4" : " \u25BE") : ""}</button>
    </th>
  );
  const remove = (stream: Stream) => void attempt(`${stream.name} is being deleted.`, () => aws("kinesis", "DeleteStream", { StreamName: stream.name, EnforceConsumerDeletion: true }));
  return (
    <>
      <h1>Streams</h1>
      <p class="bar">
        <label>Filter <input data-filter value={filter} placeholder="name" onInput={(event) => setQuery({ filter: event.currentTarget.value })} /></label>
        <button onClick={() => setCreating(true)} title="c">Create a stream</button>
        {here.length > 0 && <span class="hint">{shown.length === here.length ? count(here.length) : `${count(shown.length)} of ${count(here.length)}`} {here.length === 1 ? "stream" : "streams"}</span>}
      </p>
      {streams.value !== null && here.length === 0 && <p class="empty">There is no stream in {place.value.region} yet.</p>}
      {here.length > 0 && (
        <div id="streams">
          <LongTable
            label="Streams" rows={shown} keyOf={(stream) => stream.arn} columns={12}
            head={<>{sortable("name", "Name")}<th scope="col">Status</th><th scope="col">Mode</th><th scope="col" class="number">Shards</th><th scope="col" class="number">Kept</th>{sortable("rate", "Records/s in")}<th scope="col">Last minute</th><th scope="col" class="number">Bytes/s in</th><th scope="col" class="number">Records/s out</th>{sortable("behind", "Behind")}<th scope="col" class="number">Consumers</th><th scope="col"><span class="hidden">Actions</span></th></>}
            draw={(stream) => (
              <>
                <th scope="row"><button class="open link" onClick={() => (location.hash = link(["streams", stream.name]))}>{stream.name}</button></th>
                <td><Health good={stream.status === "ACTIVE"}>{stream.status}</Health></td>
                <td>{stream.mode === "ON_DEMAND" ? "on-demand" : "provisioned"}</td>
                <td class="number">{count(stream.shards)}</td>
                <td class="number">{stream.retention} h</td>
                <td class="number">{rate(stream.inRecords)}</td>
                <td><Sparkline values={history.get(stream.arn) ?? []} label={`Records per second into ${stream.name} in the last minute`} /></td>
                <td class="number">{bytes(stream.inBytes)}</td>
                <td class="number">{rate(stream.outRecords)}</td>
                <td class="number">{stream.age === 0 ? "0" : duration(stream.age)}</td>
                <td class="number">{stream.consumers}</td>
                <td><button class="quiet" onClick={() => setDeleting(stream)}>Delete<span class="hidden"> {stream.name}</span></button></td>
              </>
            )}
          />
        </div>
      )}
      {creating && <CreateStream close={() => setCreating(false)} />}
      {deleting && (
        <Confirm title={`Delete ${deleting.name}?`} action="Delete it" run={() => remove(deleting)} close={() => setDeleting(null)}>
          <p>Its records go with it, and so do its {deleting.consumers} registered consumers.</p>
        </Confirm>
      )}
    </>
  );
}

function CreateStream({ close }: { close: () => void }) {
  const [name, setName] = useState("");
  const [shards, setShards] = useState("1");
  const [onDemand, setOnDemand] = useState(false);
  const create = async (event: Event) => {
    event.preventDefault();
    const mode = onDemand ? { StreamModeDetails: { StreamMode: "ON_DEMAND" } } : { ShardCount: Number(shards) };
    if (await attempt(`The stream ${name} is there.`, () => aws("kinesis", "CreateStream", { StreamName: name, ...mode }))) close();
  };
  return (
    <Dialog title="Create a stream" close={close}>
      <form onSubmit={(event) => void create(event)}>
        <label>Name <input required pattern="[a-zA-Z0-9_.\-]{1,128}" value={name} onInput={(event) => setName(event.currentTarget.value)} /></label>
        <label><input type="checkbox" checked={onDemand} onChange={(event) => setOnDemand(event.currentTarget.checked)} /> on-demand: it grows with what is written</label>
        {!onDemand && <label>Shards <input type="number" min="1" max="10000" required value={shards} onInput={(event) => setShards(event.currentTarget.value)} /></label>}
        <p class="actions"><button type="submit">Create</button></p>
      </form>
    </Dialog>
  );
}
