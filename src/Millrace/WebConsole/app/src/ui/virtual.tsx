// A real table that draws only the rows in view: all rows have one height.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren, RefObject } from "preact";

const rowHeight = 30;
const spare = 10;

interface Properties<T> {
  label: string;
  /** Names the widths of the columns; without, they are as wide as what they hold. */
  kind?: string;
  rows: T[];
  keyOf: (row: T) => string;
  head: ComponentChildren;
  columns: number;
  draw: (row: T) => ComponentChildren;
  selected?: string | null;
  box: RefObject<HTMLDivElement | null>;
  onScroll?: (top: number, atEnd: boolean) => void;
}

/** Whether what comes below is soon to be seen. */
export const isAtEnd = (element: HTMLElement): boolean => element.scrollTop + element.clientHeight > element.scrollHeight - 4 * rowHeight;

export function VirtualTable<T>({ label, kind, rows, keyOf, head, columns, draw, selected, box, onScroll }: Properties<T>) {
  const [view, setView] = useState({ top: 0, height: 600 });
  const before = useRef<{ first: string | null; top: number }>({ first: null, top: 0 });
  useLayoutEffect(() => {
    const element = box.current!;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Rows that are put in above what is being read do not move it.
  useLayoutEffect(() => {
    const element = box.current!;
    const { first } = before.current;
    if (first !== null && element.scrollTop > 0) {
      const added = rows.findIndex((row) => keyOf(row) === first);
      if (added > 0) element.scrollTop += added * rowHeight;
    }
    before.current = { first: rows.length > 0 ? keyOf(rows[0]) : null, top: element.scrollTop };
  }, [rows]);

  const start = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const end = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + spare);
  const scroll = () => {
    const element = box.current!;
    setView({ top: element.scrollTop, height: element.clientHeight });
    onScroll?.(element.scrollTop, isAtEnd(element));
  };
  return (
    <div class="scroll" ref={box} onScroll={scroll} tabIndex={0} role="region" aria-label={label}>
      <table aria-rowcount={rows.length + 1} class={kind ? `virtual ${kind}` : "virtual"}>
        <thead><tr aria-rowindex={1}>{head}</tr></thead>
        <tbody>
          {start > 0 && <tr aria-hidden="true"><td colSpan={columns} style={{ height: `${start * rowHeight}px` }} /></tr>}
          {rows.slice(start, end).map((row, i) => {
            const key = keyOf(row);
            return <tr key={key} data-key={key} aria-rowindex={start + i + 2} class={key === selected ? "selected" : undefined}>{draw(row)}</tr>;
          })}
          {end < rows.length && <tr aria-hidden="true"><td colSpan={columns} style={{ height: `${(rows.length - end) * rowHeight}px` }} /></tr>}
        </tbody>
      </table>
    </div>
  );
}

/** Moves the focus up or down among the rows that are drawn. */
export function moveRow(box: HTMLElement | null, step: number): void {
  const buttons = [...(box?.querySelectorAll<HTMLElement>("tbody button.open, tbody th a") ?? [])];
  if (buttons.length === 0) return;
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const next = buttons[at < 0 ? 0 : Math.min(buttons.length - 1, Math.max(0, at + step))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
