// Small things that many screens use.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { tailDigits, time, utc } from "../lib/format";
import { tell } from "../lib/notice";

export function Time({ at }: { at: number }) {
  return <time dateTime={utc(at)} title={utc(at)}>{time(at)}</time>;
}

/** A sequence number by its last digits, which copies the whole; a short word as it is. */
export function Digits({ number }: { number: string }) {
  if (number.length <= 20) return <code>{number}</code>;
  return <button class="link" title={`${number}: press to copy`} onClick={() => void copy(number)}><span class="hidden">Copy {number} </span><code>{tailDigits(number)}</code></button>;
}

export function Copy({ text, children }: { text: string | (() => string); children: ComponentChildren }) {
  return <button class="quiet" onClick={() => void copy(typeof text === "string" ? text : text())}>{children}</button>;
}

async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    tell("Copied.");
  } catch {
    // Without HTTPS a browser has no clipboard for pages of other machines.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    tell(done ? "Copied." : "The browser does not let this page copy.", !done);
  }
}

/** A line of what happened in the last minute; the number beside it says the same in words. */
export function Sparkline({ values, label }: { values: number[]; label: string }) {
  const [width, height] = [96, 20];
  const most = Math.max(1, ...values);
  const points = values.map((value, i) => `${(width - (values.length - 1 - i) * (width / 59)).toFixed(1)},${(height - 1 - (value / most) * (height - 2)).toFixed(1)}`);
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      <polyline points={points.join(" ")} />
    </svg>
  );
}

/** Shape and word say what colour says too. */
export function Health({ good, children }: { good: boolean; children: ComponentChildren }) {
  return <span class={good ? "health good" : "health bad"}><span aria-hidden="true">{good ? "\u25CF" : "\u25B2"}</span> {children}</span>;
}

export function Tabs({ label, tabs, current }: { label: string; tabs: { name: string; title: string; href: string }[]; current: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => <a key={tab.name} href={tab.href} aria-current={tab.name === current ? "page" : undefined}>{tab.title}</a>)}
    </nav>
  );
}

export function Dialog({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current!.showModal();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return (
    <dialog ref={dialog} aria-label={title} onClose={close} onCancel={close}>
      <header>
        <h2>{title}</h2>
        <button class="quiet" onClick={close} title="Esc">Close</button>
      </header>
      {children}
    </dialog>
  );
}

/** A question before something that cannot be taken back. */
export function Confirm({ title, children, action, run, close }: { title: string; children: ComponentChildren; action: string; run: () => void; close: () => void }) {
  return (
    <Dialog title={title} close={close}>
      {children}
      <p class="actions">
        <button class="danger" onClick={() => { close(); run(); }}>{action}</button>
        <button onClick={close}>Cancel</button>
      </p>
    </Dialog>
  );
}
