// The one place for keys. Single keys only ever show something or move; none changes anything on the server.
import { useEffect } from "preact/hooks";

export interface Key {
  keys: string;
  does: string;
  run: () => void;
}

const layers: Key[][] = [];
let prefix: string | null = null;
let prefixAt = 0;

/** Every key that works now, for the help. */
export const currentKeys = (): Key[] => {
  const seen = new Set<string>();
  return [...layers].reverse().flat().filter((key) => !seen.has(key.keys) && seen.add(key.keys));
};

export function useKeys(keys: Key[], dependencies: unknown[] = []): void {
  useEffect(() => {
    layers.push(keys);
    return () => void layers.splice(layers.indexOf(keys), 1);
  }, dependencies);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}

addEventListener("keydown", (event) => {
  if (event.altKey || event.metaKey || event.isComposing) return;
  const name = event.ctrlKey ? `Ctrl+${event.key.toUpperCase()}` : event.key === " " ? "Space" : event.key === "Escape" ? "Esc" : event.key;
  if (name !== "Esc" && !event.ctrlKey) {
    if (isTyping(event.target)) return;
    // Space and Enter press the button that has the focus.
    if ((name === "Space" || name === "Enter") && event.target instanceof HTMLElement && event.target.closest("button, a, summary, [role=tab]")) return;
  }
  if (document.querySelector("dialog[open]") && name !== "Esc") return;
  const combined = prefix && Date.now() - prefixAt < 1500 ? `${prefix} ${name}` : null;
  prefix = null;
  const all = currentKeys();
  const found = (combined && all.find((key) => key.keys === combined)) || all.find((key) => key.keys === name);
  if (found) {
    event.preventDefault();
    found.run();
  } else if (all.some((key) => key.keys.startsWith(`${name} `))) {
    prefix = name;
    prefixAt = Date.now();
  }
});
