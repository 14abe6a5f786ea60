// The address: everything after # says what is shown, so that a link holds every filter.
import { computed, signal } from "@preact/signals";

const hash = signal(location.hash);
addEventListener("hashchange", () => (hash.value = location.hash));

export interface Route {
  path: string[];
  query: URLSearchParams;
}

export const route = computed<Route>(() => {
  const [path, query] = hash.value.replace(/^#\/?/, "").split("?", 2);
  return { path: (path || "overview").split("/").map(decodeURIComponent), query: new URLSearchParams(query ?? "") };
});

type Query = Record<string, string | null | undefined>;

function format(path: string[], query: URLSearchParams): string {
  const text = query.toString();
  return `#/${path.map(encodeURIComponent).join("/")}${text ? `?${text}` : ""}`;
}

/** A link. Region and account go along where they are not the server's own. */
export function link(path: string[], query: Query = {}): string {
  const next = new URLSearchParams();
  for (const kept of ["account", "region"]) {
    const value = route.value.query.get(kept);
    if (value) next.set(kept, value);
  }
  apply(next, query);
  return format(path, next);
}

export function go(path: string[], query: Query = {}): void {
  location.hash = link(path, query);
}

/** Changes parts of the query without a step in the history. */
export function setQuery(query: Query): void {
  const next = new URLSearchParams(route.value.query);
  apply(next, query);
  history.replaceState(null, "", format(route.value.path, next));
  hash.value = location.hash;
}

function apply(target: URLSearchParams, query: Query): void {
  for (const [name, value] of Object.entries(query)) {
    if (value) target.set(name, value);
    else target.delete(name);
  }
}
