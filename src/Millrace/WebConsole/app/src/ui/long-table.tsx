// A table of a list that may be long: as it is while it is short, and only what is in view of a long one.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { isAtEnd, VirtualTable } from "./virtual";

/** So many rows are drawn without more ado. */
const few = 100;

interface Properties<T> {
  label: string;
  rows: T[];
  keyOf: (row: T) => string;
  head: ComponentChildren;
  columns: number;
  draw: (row: T) => ComponentChildren;
  onEnd?: () => void;
}

export function LongTable<T>(properties: Properties<T>) {
  const { label, rows, keyOf, head, draw, onEnd } = properties;
  if (rows.length > few) return <InView {...properties} />;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label} onScroll={(event) => isAtEnd(event.currentTarget) && onEnd?.()}>
      <table>
        <thead><tr>{head}</tr></thead>
        <tbody>{rows.map((row) => <tr key={keyOf(row)} data-key={keyOf(row)}>{draw(row)}</tr>)}</tbody>
      </table>
    </div>
  );
}

function InView<T>({ onEnd, ...properties }: Properties<T>) {
  const box = useRef<HTMLDivElement>(null);
  // Columns only grow: what is scrolled in does not make them jump.
  useLayoutEffect(() => {
    for (const cell of box.current!.querySelectorAll<HTMLElement>("thead th")) {
      if (cell.offsetWidth > parseFloat(cell.style.minWidth || "0")) cell.style.minWidth = `${cell.offsetWidth}px`;
    }
  });
  return <VirtualTable {...properties} box={box} onScroll={(_, atEnd) => atEnd && onEnd?.()} />;
}
