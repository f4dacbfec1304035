// The main journeys in Firefox, over WebDriver BiDi: `node tests/firefox.mjs ORIGIN FIREFOX`. Prints one JSON object.
import puppeteer from "puppeteer-core";

const [origin, executablePath] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
const found = {};
try {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.setViewport({ width: 360, height: 740 });

  await page.goto(`${origin}/`);
  found.home = await page.title();
  found.narrow = await page.evaluate(() => document.documentElement.scrollWidth);
  await Promise.all([page.waitForNavigation(), page.click(".actions a")]);
  found.first = new URL(page.url()).pathname;
  await Promise.all([page.waitForNavigation(), page.click(".next-pages a")]);
  found.next = new URL(page.url()).pathname;
  await Promise.all([page.waitForNavigation(), page.click(".site-footer a[lang=nn]")]);
  found.language = await page.evaluate(() => document.documentElement.lang);
  await Promise.all([page.waitForNavigation(), page.click(".site-footer a[href$='/kontakt/']")]);
  found.contact = new URL(page.url()).pathname;
  await page.click(".menu-link");
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector("#_menu").getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  await Promise.all([page.waitForNavigation(), page.click(".help-bar a:not(.phone-link)")]);
  found.telephones = await page.$$eval(".help-lines a[href^='tel:']", (links) => links.length);

  await page.goto(`${origin}/sok/`);
  await page.type("input[type=search]", "taushetsplikt");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("main mark").length > 0, { timeout: 20000 });
  found.search = await page.$eval("main mark", (mark) => mark.textContent.toLowerCase());
  found.errors = errors;
} finally {
  await browser.close();
}
console.log(JSON.stringify(found));
