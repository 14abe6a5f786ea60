// What one would type in a terminal for what the page shows; docs/command-line.md has the verbs.
import { quote } from "./format";

type Query = { get(name: string): string | null };

/** A filter as `--filter` takes it. A text that would be read as something else says what it is. */
const filter = (kind: string, expression: string): string =>
  kind === "regex" ? `/${expression}/` : kind !== "text" ? `${kind}:${expression}` : /^([/$.]|(key|json|text):)/.test(expression) ? `text:${expression}` : expression;

export function tailCommand(stream: string, query: Query): string {
  const from = query.get("from") ?? "newest";
  const start = from === "newest" ? "now" : from === "ago" ? `${query.get("minutes") || "10"}m` : from === "number" ? query.get("number") : from === "time" ? query.get("at") : from;
  const shard = query.get("shard");
  const expression = query.get("filter");
  return [
    `millrace stream tail ${quote(stream)} --from ${start || "oldest"}`,
    shard && ` --shard ${quote(shard)}`,
    expression && ` --filter ${quote(filter(query.get("kind") ?? "text", expression))}`,
  ].filter(Boolean).join("");
}

/** A record as it is: what is no text, or would be read as a file's name or an option, comes in by a pipe. */
export function putCommand(stream: string, key: string, text: string | null, data: string): string {
  const put = (what: string) => `millrace put ${quote(stream)} ${what} --key ${quote(key)}`;
  return text === null ? `echo ${data} | base64 -d | ${put("-")}` : /^[@-]/.test(text) ? `printf %s ${quote(text)} | ${put("-")}` : put(quote(text));
}
