// What functions wrote, of several together, with how grave it is and what it was about.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { named, Server } from "./server.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

let server, browser;
before(async () => {
  server = await Server.start("--in-memory");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const logs = (operation, body) => server.call(`Logs_20140328.${operation}`, body);

/** A group as a function makes it, with the lines of one invocation. */
async function invocation(name, lines, at = Date.now()) {
  const group = { logGroupName: `/aws/lambda/${name}` };
  await logs("CreateLogGroup", group).catch(() => {});
  await logs("CreateLogStream", { ...group, logStreamName: `s${at}` });
  const id = `${name}-0000-0000-0000`;
  await logs("PutLogEvents", {
    ...group, logStreamName: `s${at}`,
    logEvents: [`START RequestId: ${id} Version: $LATEST`, ...lines, `END RequestId: ${id}`, `REPORT RequestId: ${id}\tDuration: 12.34 ms\tMemory Size: 128 MB`].map((message, i) => ({ timestamp: at + i, message })),
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`logs of several functions are read together, ${colorScheme}`, async () => {
    const [one, two] = ["a", "b"].map(named);
    const now = Date.now();
    await invocation(one, ["2026 INFO all is well"], now - 2000);
    await invocation(two, ["2026 WARN it grows late", "2026 ERROR it broke"], now - 1000);
    const page = await open(browser, server.endpoint, `#/logs/${encodeURIComponent(`/aws/lambda/${one}`)}`, { colorScheme });
    const invocations = page.locator("details.invocation");
    await invocations.first().getByText("all is well").waitFor();
    assert.equal(await invocations.count(), 1);
    await page.getByRole("checkbox", { name: `/aws/lambda/${two}` }).check();
    await page.waitForFunction(() => document.querySelectorAll("details.invocation").length === 2);
    // The newest first, each folded into a line with what it took.
    assert.match(await invocations.first().locator("summary").textContent(), new RegExp(`failed.*${two}.*12.34 ms.*128 MB`));
    assert.match(await invocations.first().locator("pre").textContent(), /\u25C6 warning: 2026 WARN it grows late\n\u25B2 error: 2026 ERROR it broke\n/);
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(found.violations.filter((violation) => ["serious", "critical"].includes(violation.impact)).map((violation) => violation.id), []);
    await page.getByRole("checkbox", { name: "only what failed" }).check();
    await page.waitForFunction(() => document.querySelectorAll("details.invocation").length === 1);
    // The address holds it all.
    await page.reload();
    await invocations.first().getByText("it broke").waitFor();
    assert.equal(await invocations.count(), 1);
    await page.getByRole("checkbox", { name: "only what failed" }).uncheck();
    await page.getByLabel("Filter pattern").fill("WARN");
    await page.getByLabel("Filter pattern").press("Enter");
    await page.waitForFunction(() => !document.body.textContent.includes("all is well"));
    await invocations.first().getByText("it grows late").waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("half a word in the filter stays while lines come", async () => {
  const name = named("t");
  await invocation(name, ["first"], Date.now() - 2000);
  const page = await open(browser, server.endpoint, `#/logs/${encodeURIComponent(`/aws/lambda/${name}`)}`);
  await page.getByText("first", { exact: true }).waitFor();
  await page.getByLabel("Filter pattern").pressSequentially("sec");
  await invocation(name, ["second"], Date.now() - 1000);
  await page.getByText("second", { exact: true }).waitFor();
  assert.equal(await page.getByLabel("Filter pattern").inputValue(), "sec");
  await page.getByLabel("Filter pattern").pressSequentially("ond");
  await page.getByLabel("Filter pattern").press("Enter");
  await page.getByText("first", { exact: true }).waitFor({ state: "detached" });
  await page.getByText("second", { exact: true }).waitFor();
  // The filter is what the address says again, be it changed from elsewhere.
  await page.evaluate(() => (location.hash = location.hash.replace("second", "first")));
  await page.getByText("first", { exact: true }).waitFor();
  assert.equal(await page.getByLabel("Filter pattern").inputValue(), "first");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a log that is held does not move, and goes on", async () => {
  const name = named("p");
  await invocation(name, ["first"], Date.now() - 1000);
  const page = await open(browser, server.endpoint, `#/logs/${encodeURIComponent(`/aws/lambda/${name}`)}`);
  await page.getByText("first", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Pause" }).click();
  const asked = page.waitForResponse(async (response) => response.url().endsWith("/api/aws/") && (await response.text()).includes("second"));
  await invocation(name, ["second"]);
  await asked;
  assert.equal(await page.getByText("second", { exact: true }).count(), 0);
  await page.locator("h1").click();
  await page.keyboard.press("Space");
  await page.getByText("second", { exact: true }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
