// Chromium with a page of the console that counts what a page must never do: fail, break its policy, ask anybody else.
import { chromium } from "playwright-core";

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });

export async function open(browser, endpoint, hash = "", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  return show(await newPage(context, endpoint), endpoint, hash);
}

export async function show(page, endpoint, hash) {
  await page.goto(`${endpoint}/_millrace/${hash}`);
  await page.locator("h1").first().waitFor();
  return page;
}

export async function newPage(context, endpoint) {
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // What the browser itself says of a request that failed is the test's own doing.
    if (message.type() === "error" && !/Failed to load resource|ERR_/.test(message.text())) page.faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(endpoint) && !request.url().startsWith("blob:")) page.faults.push(`foreign: ${request.url()}`);
  });
  page.on("dialog", (dialog) => {
    page.faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return page;
}

/** Does a thing again and again while the work lasts, however that ends. */
export async function meanwhile(again, work) {
  let going = true;
  const flow = (async () => {
    for (let turn = 0; going; turn++) await again(turn);
  })();
  // Told where the work ends.
  flow.catch(() => {});
  try {
    return await work();
  } finally {
    going = false;
    await flow;
  }
}
