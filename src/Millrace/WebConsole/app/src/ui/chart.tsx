// A chart of a metric over time; the same numbers as a table for who cannot see it.
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { theme } from "../lib/theme";

const cursor = uPlot.sync("millrace");

function clock(seconds: number, withSeconds: boolean): string {
  const at = new Date(seconds * 1000);
  return [at.getHours(), at.getMinutes(), ...(withSeconds ? [at.getSeconds()] : [])].map((part) => String(part).padStart(2, "0")).join(":");
}

export function Chart({ title, at, values, format }: { title: string; at: number[]; values: number[]; format: (value: number) => string }) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  useEffect(() => {
    const element = box.current!;
    const style = getComputedStyle(document.documentElement);
    const [text, line, strong] = ["--soft", "--line", "--strong"].map((name) => style.getPropertyValue(name));
    const axis = { stroke: text, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
    const made = new uPlot(
      {
        width: element.clientWidth,
        height: 170,
        cursor: { sync: { key: cursor.key } },
        legend: { show: false },
        scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
        axes: [{ ...axis, values: (_, ticks, __, ___, step) => ticks.map((tick) => clock(tick, step < 60)) }, { ...axis, size: 70, values: (_, ticks) => ticks.map(format) }],
        series: [{}, { stroke: strong, width: 2, fill: `${strong.trim()}22` }],
      },
      [[], []],
      element,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: 170 }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [theme.value]);
  useEffect(() => plot.current?.setData([at.map((value) => value / 1000), values]), [at, values, theme.value]);
  const last = values[values.length - 1] ?? 0;
  return (
    <section class="chart">
      <h3>{title} <small>now {format(last)}, at most {format(Math.max(0, ...values))}</small></h3>
      <div ref={box} role="img" aria-label={`${title}: now ${format(last)}, at most ${format(Math.max(0, ...values))}`} />
    </section>
  );
}
