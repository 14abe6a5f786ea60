// One of several things by its name: links beside each other, and of many those whose names hold what is typed.
import { useState } from "preact/hooks";
import { count } from "../lib/format";

const few = 12;

export function Choice({ label, names, chosen, href }: { label: string; names: string[]; chosen: string | undefined; href: (name: string) => string }) {
  const [words, setWords] = useState("");
  const found = names.filter((name) => name.toLowerCase().includes(words.toLowerCase()));
  const shown = found.slice(0, few);
  if (chosen && !shown.includes(chosen)) shown.unshift(chosen);
  return (
    <nav class="tabs" aria-label={label}>
      {names.length > few && <label>Find <input value={words} placeholder="name" onInput={(event) => setWords(event.currentTarget.value)} /></label>}
      {shown.map((name) => <a key={name} href={href(name)} aria-current={name === chosen ? "page" : undefined}>{name}</a>)}
      {names.length > few && <span class="hint">{count(Math.min(few, found.length))} of {count(found.length)} shown</span>}
    </nav>
  );
}
