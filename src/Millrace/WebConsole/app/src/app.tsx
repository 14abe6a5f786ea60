// The frame around every screen: where one can go, whether the server answers, and the keys that work everywhere.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { lostSince, useEvents } from "./lib/events";
import { time } from "./lib/format";
import { ask } from "./lib/http";
import { useKeys } from "./lib/keys";
import { notice } from "./lib/notice";
import { go, link, route } from "./lib/router";
import { about, place, type About } from "./lib/server";
import { hearStreams, streams } from "./lib/streams";
import { switchTheme, theme } from "./lib/theme";
import { Calls } from "./screens/calls";
import { Functions } from "./screens/functions";
import { Help } from "./screens/help";
import { Iam } from "./screens/iam";
import { Leases } from "./screens/leases";
import { Lessons } from "./screens/lessons";
import { Logs } from "./screens/logs";
import { Overview } from "./screens/overview";
import { Palette } from "./screens/palette";
import { StreamPage } from "./screens/stream";
import { Streams } from "./screens/streams";
import { Tables } from "./screens/tables";
import { moveRow } from "./ui/virtual";

interface Screen {
  name: string;
  title: string;
  key: string;
  shows: ComponentType;
}

const screens: Screen[] = [
  { name: "overview", title: "Overview", key: "g h", shows: Overview },
  { name: "streams", title: "Streams", key: "g s", shows: () => (route.value.path[1] ? <StreamPage name={route.value.path[1]} /> : <Streams />) },
  { name: "leases", title: "Leases", key: "g l", shows: Leases },
  { name: "functions", title: "Functions", key: "g f", shows: Functions },
  { name: "tables", title: "Tables", key: "g t", shows: Tables },
  { name: "logs", title: "Logs", key: "g o", shows: Logs },
  { name: "calls", title: "API calls", key: "g c", shows: Calls },
  { name: "iam", title: "IAM", key: "g i", shows: Iam },
  { name: "lessons", title: "Lessons", key: "g n", shows: Lessons },
];

const helpOpen = signal(false);
const paletteOpen = signal(false);

export function App() {
  useEffect(() => void ask<About>("server").then((answer) => (about.value = answer)), []);
  useEvents("streams", {}, hearStreams);
  useKeys([
    { keys: "?", does: "Show the keys", run: () => (helpOpen.value = true) },
    { keys: "Ctrl+K", does: "Go anywhere by its name", run: () => (paletteOpen.value = true) },
    { keys: "t", does: "Switch between light and dark", run: switchTheme },
    { keys: "/", does: "Go to the filter", run: () => document.querySelector<HTMLElement>("[data-filter]")?.focus() },
    { keys: "j", does: "Next row", run: () => moveRow(document.getElementById("main"), 1) },
    { keys: "k", does: "Row before", run: () => moveRow(document.getElementById("main"), -1) },
    ...screens.map((screen) => ({ keys: screen.key, does: `Go to ${screen.title}`, run: () => go([screen.name]) })),
  ]);
  const screen = screens.find((candidate) => candidate.name === route.value.path[0]);
  const title = [route.value.path[1], screen?.title].filter(Boolean).join(" \u00B7 ");
  useEffect(() => void (document.title = `${title} \u00B7 Millrace`), [title]);
  if (!about.value) return <p class="empty">Asking the server {"\u2026"}</p>;
  const Shown = screen?.shows;
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>Skip to the content</a>
      <header class="top">
        <a class="brand" href={link(["overview"])}>Millrace</a>
        <nav aria-label="Screens">
          {screens.map((item) => (
            <a key={item.name} href={link([item.name])} aria-current={item === screen ? "page" : undefined}>{item.title}</a>
          ))}
        </nav>
        <Places />
        <button class="quiet" onClick={switchTheme} title="t">{theme.value === "dark" ? "Light" : "Dark"}</button>
        <button class="quiet" onClick={() => (paletteOpen.value = true)} title="Ctrl+K">Go to</button>
        <button class="quiet" onClick={() => (helpOpen.value = true)} title="?">Keys</button>
      </header>
      <Connection />
      <main id="main" tabIndex={-1}>{Shown ? <Shown /> : <p class="empty">There is no screen of this name.</p>}</main>
      <div class="notices" role="status">
        {notice.value && <p class={notice.value.bad ? "notice bad" : "notice"}>{notice.value.bad ? "\u2715 " : "\u2713 "}{notice.value.text} <button class="quiet" onClick={() => (notice.value = null)}>Close</button></p>}
      </div>
      {paletteOpen.value && <Palette close={() => (paletteOpen.value = false)} />}
      {helpOpen.value && <Help close={() => (helpOpen.value = false)} />}
    </>
  );
}

function skip(event: Event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** Streams of other regions and accounts are told too; these are the places where there are any. */
function Places() {
  const known = new Set([`${place.value.account}/${place.value.region}`, `${about.value!.account}/${about.value!.region}`]);
  for (const stream of streams.value ?? []) known.add(`${stream.account}/${stream.region}`);
  const choose = (value: string) => {
    const [account, region] = value.split("/");
    const own = about.value!;
    go([route.value.path[0]], { account: account === own.account ? null : account, region: region === own.region ? null : region });
  };
  return (
    <label class="places">
      <span class="hidden">Account and region</span>
      <select value={`${place.value.account}/${place.value.region}`} onChange={(event) => choose(event.currentTarget.value)}>
        {[...known].sort().map((value) => <option key={value} value={value}>{value.replace("/", " \u00B7 ")}</option>)}
      </select>
    </label>
  );
}

function Connection() {
  if (lostSince.value === null) return null;
  return <p class="banner" role="alert">The server has not answered since {time(lostSince.value)}. What is shown may be old; the connection is tried again every second.</p>;
}
