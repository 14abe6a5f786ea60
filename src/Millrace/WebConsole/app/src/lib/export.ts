// What is shown, a line of JSON for each, into a file.
import type { Row } from "../screens/records-state";
import { count } from "./format";
import { ask } from "./http";
import { attempt, tell } from "./notice";

const atOnce = 16;

/** Saves the records that are shown, with their data. Those that have passed out of retention meanwhile are left out, and said to be. */
export function exportRecords(name: string, stream: string, rows: Row[]): Promise<boolean> {
  return attempt("", async () => {
    const lines: string[] = [];
    for (let at = 0; at < rows.length; at += atOnce) {
      const wholes = await Promise.all(rows.slice(at, at + atOnce).map((row) => ask<{ data: string }>("record", { stream, shard: row.shard, position: row.position }).then((whole) => ({ row, data: whole.data }), () => null)));
      for (const whole of wholes) if (whole) lines.push(line(whole.row, whole.data));
    }
    saveLines(`${name}.ndjson`, lines);
    const lost = rows.length - lines.length;
    tell(lost > 0 ? `${count(lines.length)} records are in the file; ${count(lost)} were no longer there.` : `${count(lines.length)} records are in the file.`, lost > 0);
  });
}

function line(row: Row, data: string): string {
  return JSON.stringify({ ShardId: row.shard, SequenceNumber: row.number, ApproximateArrivalTimestamp: row.at / 1000, PartitionKey: row.key, Data: data });
}

/** Saves lines as a file. */
export function saveLines(file: string, lines: string[]): void {
  const address = URL.createObjectURL(new Blob(lines.map((text) => `${text}\n`), { type: "application/x-ndjson" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = file;
  anchor.click();
  URL.revokeObjectURL(address);
}
