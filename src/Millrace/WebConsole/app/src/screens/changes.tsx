// What changes in a table, as it happens: the records of its stream.
import { useEffect, useState } from "preact/hooks";
import { count } from "../lib/format";
import { aws } from "../lib/http";
import type { Item } from "../lib/leases";
import { attempt } from "../lib/notice";
import { tableStream, type Change } from "../lib/table-stream";
import { Time } from "../ui/parts";

const kept = 500;
const every = 1000;
const signs = { INSERT: "+", MODIFY: "~", REMOVE: "\u2212" };

export function Changes({ table, arn, changed }: { table: string; arn: string | null; changed: () => void }) {
  const [changes, setChanges] = useState<Change[]>([]);
  const [held, setHeld] = useState<Change[] | null>(null);
  const [isListening, setListening] = useState(false);
  const [error, setError] = useState("");
  useEffect(() => {
    if (!arn) return;
    const read = tableStream(arn);
    let timer = 0;
    let ended = false;
    const look = async () => {
      try {
        const news = document.hidden ? [] : await read();
        if (!ended && news.length > 0) setChanges((now) => [...news.reverse(), ...now].slice(0, kept));
        setListening(true);
        setError("");
      } catch (failure) {
        if (!ended) setError((failure as Error).message);
      }
      if (!ended) timer = window.setTimeout(look, every);
    };
    void look();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [arn]);
  const enable = () => void attempt("The table has a stream now.", () => aws("dynamodb", "UpdateTable", { TableName: table, StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" } })).then(changed);
  const shown = held ?? changes;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">Changes as they come</h2>
      {!arn && <p class="bar">The table has no stream. <button onClick={enable}>Switch its stream on</button></p>}
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {arn && (
        <p class="bar">
          <button aria-pressed={held !== null} onClick={() => setHeld(held ? null : changes)}>{held ? "Go on" : "Pause"}</button>
          <span aria-live="polite" class="hint">{held && changes.length > held.length ? `${count(changes.length - held.length)} new` : ""}</span>
          <span class="hint">{!isListening ? "Looking for the end of the stream \u2026" : changes.length === 0 ? "Nothing has changed since this page was opened." : `the last ${count(changes.length)}`}</span>
        </p>
      )}
      {shown.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Changes">
          <table>
            <thead><tr><th scope="col">Time</th><th scope="col">Change</th><th scope="col">Key</th><th scope="col">What became otherwise</th></tr></thead>
            <tbody>
              {shown.map((change) => (
                <tr key={change.id}>
                  <td><Time at={change.at} /></td>
                  <td><span aria-hidden="true">{signs[change.name]}</span> {change.name}{change.byExpiry && " (expired)"}</td>
                  <td><bdi>{text(change.keys)}</bdi></td>
                  <td class="long"><bdi>{difference(change)}</bdi></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const text = (item: Item): string => Object.entries(item).map(([name, value]) => `${name} = ${JSON.stringify(Object.values(value)[0])}`).join(", ");

/** The attributes that are otherwise than before, as far as the stream has images of them. */
function difference({ before, after, keys }: Change): string {
  if (!before || !after) return text(Object.fromEntries(Object.entries(after ?? before ?? {}).filter(([name]) => !(name in keys))));
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const value = (item: Item, name: string) => (name in item ? JSON.stringify(Object.values(item[name])[0]) : "nothing");
  return names.map((name) => `${name}: ${value(before, name)} \u2192 ${value(after, name)}`).join(", ");
}
