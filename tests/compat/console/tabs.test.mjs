// Many pages of one browser side by side: all hear what happens over one connection, also when the one that holds it is closed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, meanwhile, newPage, show } from "./browser.mjs";
import { Server } from "./server.mjs";

const side = 8;

let server, browser;
before(async () => {
  [server, browser] = [await Server.start("--in-memory"), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Pages of one browser that each show the records of a stream, with what each has asked for events. */
async function pages(number, name) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const all = [];
  for (let i = 0; i < number; i++) {
    const page = await newPage(context, server.endpoint);
    page.listening = new Set();
    page.on("request", (request) => request.url().includes("/api/events?") && page.listening.add(request));
    for (const ended of ["requestfinished", "requestfailed"]) page.on(ended, (request) => page.listening.delete(request));
    await show(page, server.endpoint, `#/streams/${name}/records`);
    await page.getByText("before").waitFor();
    all.push(page);
  }
  return [context, all];
}

const shown = (page) => page.evaluate(() => Number(document.querySelector("p.state").textContent.replaceAll("\u202F", "").match(/(\d+) records?/)[1]));
const shows = (page, least) => page.waitForFunction((number) => Number(document.querySelector("p.state").textContent.replaceAll("\u202F", "").match(/(\d+) records?/)[1]) >= number, least);
const told = (page) => page.locator("tbody tr[data-key] td.data").allInnerTexts();

test("eight pages side by side hear over one connection, and when it is closed the others go on without a gap", async () => {
  const name = "side";
  await server.kinesis("CreateStream", { StreamName: name, ShardCount: 2 });
  await server.put(name, [["k", "before"]]);
  const [context, all] = await pages(side, name);
  await server.put(name, [["k", "first"]]);
  for (const page of all) await page.getByText("first").waitFor();
  const holders = all.filter((page) => page.listening.size > 0);
  assert.equal(holders.length, 1);
  assert.equal(holders[0].listening.size, 1);

  let put = 0;
  const flow = async () => {
    await server.put(name, [[`k${put % 7}`, `row ${put}`]]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    put++;
  };
  const left = await meanwhile(flow, async () => {
    const others = all.filter((page) => page !== holders[0]);
    await shows(others[0], 20);
    await holders[0].close();
    // And once more, by what looks like an end of its own.
    await shows(others[0], put + 20);
    const next = others.find((page) => page.listening.size > 0);
    await next.goto("about:blank");
    const remaining = others.filter((page) => page !== next);
    await shows(remaining[0], put + 20);
    return remaining;
  });
  for (const page of left) {
    await shows(page, put + 2);
    assert.equal(await shown(page), put + 2);
    const rows = await told(page);
    assert.equal(new Set(rows).size, rows.length);
    assert.deepEqual(page.faults, []);
  }
  await context.close();
});

test("pages that want other things are told what each wants", async () => {
  const context = await browser.newContext();
  const shown = [];
  for (const name of ["left", "right"]) {
    await server.kinesis("CreateStream", { StreamName: name, ShardCount: 1 });
    await server.put(name, [["k", "before"]]);
    shown.push(await show(await newPage(context, server.endpoint), server.endpoint, `#/streams/${name}/records`));
    await shown.at(-1).getByText("before").waitFor();
  }
  const calls = await show(await newPage(context, server.endpoint), server.endpoint, "#/calls");
  await server.put("left", [["k", "for the left"]]);
  await server.put("right", [["k", "for the right"]]);
  await server.client("DescribeStream", { StreamName: "left" });
  await shown[0].getByText("for the left").waitFor();
  await shown[1].getByText("for the right").waitFor();
  await calls.getByText("Kinesis.DescribeStream").waitFor();
  assert.equal(await shown[0].getByText("for the right").count(), 0);
  // A stream that is gone is nothing to the other page.
  await server.kinesis("DeleteStream", { StreamName: "right" });
  await shown[1].getByText("There is no stream of this name").waitFor();
  await server.put("left", [["k", "still there"]]);
  await shown[0].getByText("still there").waitFor();
  for (const page of [...shown, calls]) assert.deepEqual(page.faults, []);
  await context.close();
});
