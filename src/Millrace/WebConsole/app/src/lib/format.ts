// How numbers, times and sizes are written, everywhere.
const units = ["B", "KB", "MB", "GB", "TB"];

export function bytes(value: number): string {
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

export const count = (value: number): string => Math.round(value).toLocaleString("en-US").replaceAll(",", "\u202F");

export const rate = (value: number): string => (value >= 10 || value === 0 ? count(value) : value.toFixed(1));

const two = (value: number) => String(value).padStart(2, "0");

/** The time of day here; with the day when it is not today. */
export function time(milliseconds: number): string {
  const at = new Date(milliseconds);
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, "0")}`;
  return at.toDateString() === new Date().toDateString() ? clock : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock}`;
}

export const utc = (milliseconds: number): string => new Date(milliseconds).toISOString();

export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (milliseconds < 3_600_000) return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
  return `${Math.floor(milliseconds / 3_600_000)} h ${Math.round((milliseconds % 3_600_000) / 60_000)} min`;
}

export const shard = (id: string): string => String(Number(id.replace(/^shardId-/, "")));

/** The last digits of a sequence number: the others are the same for all that are near. */
export const tailDigits = (number: string): string => `\u2026${number.slice(-8)}`;

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function toBase64(data: Uint8Array): string {
  let text = "";
  for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
  return btoa(text);
}

/** Bytes as sixteen to a line: offset, hex, and what of them can be printed. */
export function hex(data: Uint8Array, most = 4096): string {
  const lines = [];
  for (let at = 0; at < Math.min(data.length, most); at += 16) {
    const row = [...data.subarray(at, at + 16)];
    const digits = row.map((value) => value.toString(16).padStart(2, "0")).join(" ");
    const text = row.map((value) => (value >= 32 && value < 127 ? String.fromCharCode(value) : ".")).join("");
    lines.push(`${at.toString(16).padStart(8, "0")}  ${digits.padEnd(47)}  ${text}`);
  }
  if (data.length > most) lines.push(`and ${count(data.length - most)} bytes more`);
  return lines.join("\n");
}

export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
