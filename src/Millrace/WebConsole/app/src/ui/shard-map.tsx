// The hash keys from left to right, the generations of shards from top to bottom. What a change would make is drawn below, with dashes.
import { shard as numberOf } from "../lib/format";
import { fraction, generations, isOpen, rangeOf, type Range, type Shard } from "../lib/shards";

const [width, row, gap] = [960, 34, 8];

export function ShardMap({ shards, heat, plan, chosen }: { shards: Shard[]; heat: Map<string, number>; plan?: Range[] | null; chosen: string[] }) {
  const levels = generations(shards);
  const most = Math.max(1, ...heat.values());
  const rows = Math.max(0, ...levels.values()) + 1;
  const open = shards.filter(isOpen).length;
  const height = (rows + (plan ? 1 : 0)) * (row + gap) + 18;
  const box = ({ start, end }: Range) => ({ x: fraction(start) * width, width: Math.max(1, (fraction(end) - fraction(start)) * width - 1) });
  const top = (level: number) => level * (row + gap);
  return (
    <svg class="shards" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${shards.length} shards, ${open} of them open, by their ranges of hash keys${plan ? `; the change would make ${plan.length} of them` : ""}. The table below says the same.`}>
      {shards.map((shard) => {
        const { x, width: wide } = box(rangeOf(shard));
        const level = levels.get(shard.ShardId)!;
        const number = numberOf(shard.ShardId);
        return (
          <g key={shard.ShardId} class={`${isOpen(shard) ? "is-open" : "is-closed"}${chosen.includes(shard.ShardId) ? " is-chosen" : ""}`}>
            <title>{shard.ShardId}{isOpen(shard) ? "" : " (closed)"}</title>
            <rect x={x} y={top(level)} width={wide} height={row} rx="3" />
            {isOpen(shard) && <rect class="heat" x={x} y={top(level) + row - 5} width={(wide * (heat.get(shard.ShardId) ?? 0)) / most} height="5" />}
            {wide > 10 * number.length + 4 && <text x={x + wide / 2} y={top(level) + row / 2 + 5}>{number}</text>}
          </g>
        );
      })}
      {plan?.map((range, i) => {
        const { x, width: wide } = box(range);
        return <rect key={i} class="plan" x={x + 1} y={top(rows)} width={Math.max(1, wide - 1)} height={row} rx="3" />;
      })}
      <text class="edge" x="0" y={height - 2}>0</text>
      <text class="edge end" x={width} y={height - 2}>2^128 - 1</text>
    </svg>
  );
}
