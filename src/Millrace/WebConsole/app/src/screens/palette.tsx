// Everything that can be gone to or done from here, found by a few letters.
import { useState } from "preact/hooks";
import { currentKeys } from "../lib/keys";
import { go } from "../lib/router";
import { streams } from "../lib/streams";
import { Dialog } from "../ui/parts";

interface Entry {
  title: string;
  keys: string;
  run: () => void;
}

const most = 12;

export function Palette({ close }: { close: () => void }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [entries] = useState(all);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries.filter((entry) => words.every((word) => entry.title.toLowerCase().includes(word))).slice(0, most);
  const chosen = Math.min(at, found.length - 1);
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    // What it does may have to wait for the dialog to be gone: it takes the focus.
    setTimeout(entry.run);
  };
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || found.length === 0) return;
    event.preventDefault();
    setAt((chosen + step + found.length) % found.length);
  };
  return (
    <Dialog title="Go to, or do" close={close}>
      <form onSubmit={(event) => { event.preventDefault(); choose(found[chosen]); }}>
        <input
          autofocus role="combobox" aria-label="Go to, or do" aria-expanded="true" aria-controls="palette" aria-activedescendant={found.length > 0 ? `palette-${chosen}` : undefined} aria-autocomplete="list"
          class="wide" value={text} placeholder="a stream, a screen, an action" onKeyDown={move} onInput={(event) => { setText(event.currentTarget.value); setAt(0); }}
        />
      </form>
      <ul id="palette" role="listbox" aria-label="Found" class="palette">
        {found.map((entry, i) => <li key={entry.title} id={`palette-${i}`} role="option" aria-selected={i === chosen} onClick={() => choose(entry)}>{entry.title} {entry.keys && <kbd>{entry.keys}</kbd>}</li>)}
      </ul>
      {found.length === 0 && <p class="empty" role="status">Nothing is called so.</p>}
    </Dialog>
  );
}

function all(): Entry[] {
  const doing = currentKeys().filter((key) => !["Esc", "j", "k", "Ctrl+K"].includes(key.keys)).map((key) => ({ title: key.does, keys: key.keys, run: key.run }));
  const going = (streams.value ?? []).flatMap((stream) => ["records", "shards", "consumers", "monitoring", "config"].map((tab) => ({
    title: `${stream.name} \u00B7 ${tab}`, keys: "", run: () => go(["streams", stream.name, tab], { account: stream.account, region: stream.region }),
  })));
  return [...going.filter((entry) => entry.title.endsWith("records")), ...doing, ...going.filter((entry) => !entry.title.endsWith("records"))];
}
