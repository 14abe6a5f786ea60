// What people do with the console, done in a browser.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, meanwhile, open } from "./browser.mjs";
import { named, Server } from "./server.mjs";

let server, browser;
before(async () => {
  server = await Server.start("--in-memory");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function stream(shards = 1) {
  const name = named("s");
  await server.kinesis("CreateStream", { StreamName: name, ShardCount: shards });
  return name;
}

const rows = (page) => page.locator("tbody tr[data-key]");

test("with keys alone: put a record, see it, open it, put it again", async () => {
  const name = await stream();
  const page = await open(browser, server.endpoint, "#/overview");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByRole("heading", { name: "Streams", level: 1 }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type(name);
  await page.getByRole("button", { name, exact: true }).waitFor();
  await page.keyboard.press("Tab");
  while (!(await page.evaluate((wanted) => document.activeElement.textContent === wanted, name))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.keyboard.press("p");
  await page.getByRole("dialog").waitFor();
  // The first field has the focus once the dialog is left of its closing button.
  while (!(await page.evaluate(() => document.activeElement.tagName === "INPUT"))) await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("my-key");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await rows(page).first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Record" });
  await panel.getByText("hello 1").waitFor();
  while (!(await page.evaluate(() => document.activeElement.textContent === "Put it again"))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "1 new" }).waitFor();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await page.waitForFunction(() => document.querySelectorAll("tbody tr[data-key]").length === 2);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("half a word in the filter stays while records come, and counts at Enter", async () => {
  const name = await stream();
  await server.put(name, [["one", "apple"], ["two", "pear"]]);
  const page = await open(browser, server.endpoint, `#/streams/${name}/records`);
  await page.waitForFunction(() => document.querySelectorAll("tbody tr[data-key]").length === 2);
  const filter = page.getByRole("textbox", { name: "Filter", exact: true });
  await filter.pressSequentially("app");
  await server.put(name, [["three", "plum"]]);
  await page.getByText("plum").waitFor();
  assert.equal(await filter.inputValue(), "app");
  await filter.pressSequentially("le");
  await filter.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("tbody tr[data-key]").length === 1);
  await page.getByText("apple").waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("records that mean harm are shown as what they are", async () => {
  const name = await stream();
  const page = await open(browser, server.endpoint, `#/streams/${name}/records`);
  await server.put(name, [
    ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>"],
    ["\u202Eevil", JSON.stringify({ html: "</pre><img src=x onerror=alert(2)>" })],
    ["utf8", Buffer.from([0xc3, 0x28, 0xff, 0x3c])],
    ["long", "x".repeat(1024 * 1024 - 10)],
  ]);
  await page.waitForFunction(() => document.querySelectorAll("tbody tr[data-key]").length === 4);
  for (let i = 0; i < 4; i++) {
    await page.mouse.move(0, 0);
    await rows(page).nth(i).locator("button.open").click();
    for (const view of ["Raw", "Hex", "Pretty"]) await page.getByRole("tab", { name: view }).click();
    await page.getByRole("tabpanel").locator("pre").waitFor();
    await page.keyboard.press("Escape");
  }
  assert.equal(await page.locator("main img, main script").count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

/** What the threads that run pages did without a pause, in ms of each thread's own time, longest first. */
function longestTasks(trace) {
  const { traceEvents } = JSON.parse(trace);
  const thread = ({ pid, tid }) => `${pid}/${tid}`;
  const pages = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  return traceEvents
    .filter((event) => event.tdur !== undefined && pages.has(thread(event)))
    .map(({ tdur }) => tdur / 1000)
    .sort((one, other) => other - one);
}

test("while records stream in, the row under the mouse does not move and pausing keeps what is shown", async () => {
  // With TAIL_SECONDS it is a measurement, of a machine that does nothing else: every frame must come in time. Among other suites a frame waits for them too,
  // and what the page itself does in one go, by its thread's own clock, must leave the time.
  const measured = process.env.TAIL_SECONDS !== undefined;
  const seconds = Number(process.env.TAIL_SECONDS ?? 5);
  const name = await stream(4);
  await server.put(name, Array.from({ length: 50 }, (_, i) => [`k${i}`, `before ${i}`]));
  const page = await open(browser, server.endpoint, `#/streams/${name}/records`);
  await rows(page).nth(5).waitFor();
  await page.evaluate(() => {
    window.gaps = [];
    let last = performance.now();
    const tick = (now) => {
      window.gaps.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const flow = async (turn) => {
    const next = performance.now() + 200;
    await server.put(name, Array.from({ length: 400 }, (_, i) => [`k${turn}-${i}`, `during ${turn}`]));
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  };
  const heap = async () => {
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    return (await page.evaluate(() => performance.memory.usedJSHeapSize)) / 2 ** 20;
  };
  const [grown, busy] = await meanwhile(flow, async () => {
    await page.getByText("during").first().waitFor();
    const row = rows(page).nth(3);
    await row.hover();
    const key = await row.getAttribute("data-key");
    const top = (await row.boundingBox()).y;
    const before = await heap();
    if (!measured) await browser.startTracing(page, { categories: ["toplevel"] });
    await page.waitForTimeout(seconds * 1000);
    const tasks = measured ? [] : longestTasks(await browser.stopTracing());
    const after = await heap();
    assert.equal((await page.locator(`tr[data-key="${key}"]`).boundingBox()).y, top);
    await page.getByRole("button", { name: /new$/ }).waitFor();
    await page.mouse.move(0, 0);
    await page.waitForFunction((gone) => document.querySelector("tbody tr[data-key]").dataset.key !== gone, key);
    return [after - before, tasks];
  });
  const gap = Math.max(...(await page.evaluate(() => window.gaps.slice(5))));
  assert.ok(grown < 30, `the heap grew by ${grown.toFixed(1)} MB`);
  console.log(`# the heap grew by ${grown.toFixed(1)} MB`);
  console.log(`# longest gap between two frames: ${gap.toFixed(0)} ms`);
  if (measured) assert.ok(gap < 250, `a frame came ${gap.toFixed(0)} ms after the one before`);
  else {
    assert.ok(busy.length > 100, `the page did ${busy.length} things in ${seconds} s`);
    console.log(`# longest that the page was busy in one go: ${busy[0].toFixed(0)} ms`);
    assert.ok(busy[0] < 125, `the page was busy for ${busy[0].toFixed(0)} ms in one go`);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("when the server is killed it is told, and what came meanwhile is shown once it is back", async () => {
  const data = mkdtempSync(join(tmpdir(), "millrace-console-"));
  let own = await Server.start("--data", data);
  try {
    await own.kinesis("CreateStream", { StreamName: "s", ShardCount: 1 });
    await own.put("s", [["k", "first"]]);
    const page = await open(browser, own.endpoint, "#/streams/s/records");
    await page.getByText("first").waitFor();
    await own.stop("SIGKILL");
    await page.getByRole("alert").getByText("has not answered").waitFor({ timeout: 20_000 });
    own = await Server.start("--data", data, "--port", own.port);
    await own.put("s", [["k", "second"]]);
    await page.getByText("second").waitFor({ timeout: 20_000 });
    await page.getByRole("alert").waitFor({ state: "detached" });
    assert.equal(await page.getByText("first").count(), 1);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  } finally {
    await own.stop();
  }
});

for (const [what, answer] of [
  ["refuses streams of events", (route) => route.fulfill({ status: 502, body: "no streams here" })],
  ["keeps them to itself", () => new Promise(() => {})],
]) {
  test(`where something between ${what}, the page asks for what is new instead`, async () => {
    const name = await stream();
    await server.put(name, [["k", "before"]]);
    const page = await open(browser, server.endpoint, "#/overview");
    await page.route((url) => url.pathname === "/_millrace/api/events" && !url.searchParams.has("once"), answer);
    await page.goto(`${server.endpoint}/_millrace/#/streams/${name}/records`);
    await page.getByText("before").waitFor();
    await page.mouse.move(0, 0);
    await server.put(name, [["k", "after"]]);
    await page.getByText("after").waitFor({ timeout: 20_000 });
    await page.getByRole("alert").waitFor({ state: "detached" });
    await page.context().close();
  });
}

test("what comes quicker than it is shown is counted, and had from the server at a press", async () => {
  const name = await stream();
  await server.put(name, [["k", "before"]]);
  const page = await open(browser, server.endpoint, `#/streams/${name}/records`);
  await page.getByText("before").waitFor();
  const positionOf = (row) => Number(row.dataset.key.split(":")[1]);
  const first = await rows(page).first().evaluate(positionOf);
  await page.mouse.move(0, 0);
  await Promise.all(Array.from({ length: 6 }, (_, part) => server.put(name, Array.from({ length: 500 }, (_, i) => ["k", `burst ${part} ${i}`]))));
  await page.waitForFunction((least) => {
    const [shown, passed] = [/([\d\u202F]+) records/, /\+([\d\u202F]+) more/].map((number) => Number(number.exec(document.querySelector("p.state").textContent)?.[1].replaceAll("\u202F", "") ?? 0));
    return passed > 0 && shown + passed === least;
  }, 3001);
  // Nothing but the counter of what waits is read out by itself.
  assert.deepEqual(await page.locator("main [aria-live]").evaluateAll((all) => all.map((element) => element.closest("p.state") !== null)), [true]);
  await page.getByRole("button", { name: /^\+.* more$/ }).click();
  await page.getByText("200 records").waitFor();
  const positions = (await rows(page).evaluateAll((all) => all.map((row) => Number(row.dataset.key.split(":")[1])))).sort((a, b) => b - a);
  assert.equal(positions[0], first + 3000);
  assert.ok(positions.every((position, i) => i === 0 || position === positions[i - 1] - 1));
  assert.equal(await page.getByRole("button", { name: /^\+.* more$/ }).count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a split is drawn before it is done", async () => {
  const name = await stream(2);
  const page = await open(browser, server.endpoint, `#/streams/${name}/shards`);
  await page.getByRole("button", { name: "Draw the split" }).click();
  assert.equal(await page.locator("svg.shards .plan").count(), 3);
  const { Shards } = await server.kinesis("ListShards", { StreamName: name });
  assert.equal(Shards.length, 2);
  await page.getByRole("button", { name: "Do it" }).click();
  await page.locator("svg.shards .is-closed").first().waitFor();
  assert.equal((await server.kinesis("ListShards", { StreamName: name })).Shards.length, 4);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
