// Where an application goes on reading: the checkpoints of its leases are set, once that was asked again.
import { useState } from "preact/hooks";
import { isNumber, setCheckpoint, type Lease } from "../lib/leases";
import { attempt } from "../lib/notice";
import { Dialog } from "../ui/parts";

export function SetCheckpoint({ table, leases, close, done }: { table: string; leases: Lease[]; close: () => void; done: () => void }) {
  const [to, setTo] = useState("TRIM_HORIZON");
  const [number, setNumber] = useState("");
  const checkpoint = to === "number" ? number.trim() : to;
  const which = leases.length === 1 ? leases[0].key : `all ${leases.length} leases of ${table}`;
  const held = leases.filter((lease) => lease.owner).length;
  const save = (event: Event) => {
    event.preventDefault();
    void attempt(`The checkpoint of ${which} is ${checkpoint}.`, async () => {
      if (!isNumber(checkpoint) && to === "number") throw new Error("A sequence number has digits alone, and more than twenty of them.");
      for (const lease of leases) await setCheckpoint(table, lease, checkpoint);
    }).then((set) => {
      if (set) close();
      done();
    });
  };
  return (
    <Dialog title={`Where shall ${which} be read on?`} close={close}>
      <form onSubmit={save}>
        <label>From <select value={to} onChange={(event) => setTo(event.currentTarget.value)}>
          <option value="TRIM_HORIZON">its oldest record</option>
          <option value="LATEST">what comes from now on</option>
          {leases.length === 1 && <option value="number">the record after a sequence number</option>}
        </select></label>
        {to === "number" && <label>Sequence number <input required inputMode="numeric" value={number} onInput={(event) => setNumber(event.currentTarget.value)} /></label>}
        <p>{to === "LATEST" ? "What was not read so far is not read any more." : "What was read may be read once more."} {held > 0 && "A worker that holds the lease now goes on, and its next checkpoint undoes this: stop it, or release the lease."}</p>
        <p class="actions"><button type="submit" class="danger">Set the checkpoint</button><button type="button" onClick={close}>Cancel</button></p>
      </form>
    </Dialog>
  );
}
