// Runs Lighthouse on addresses, one browser for all: node lighthouse.mjs RUNS CATEGORIES URL… → JSON on standard output.
// Lighthouse's own settings for a phone: slow 4G (150 ms, 1.6 Mbit/s) and a processor four times slower, simulated.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [runs, categories, ...urls] = process.argv.slice(2);
const flags = ["--headless=new", "--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
const chrome = await launch({ chromeFlags: flags });
const results = [];
try {
  for (let run = 0; run < Number(runs); run++) {
    for (const url of urls) {
      const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: categories.split(","), logLevel: "error" });
      if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
      const scored = Object.values(lhr.categories);
      results.push({
        url,
        version: lhr.lighthouseVersion,
        scores: Object.fromEntries(scored.map((category) => [category.id, category.score])),
        // What took points, so that a low score says why.
        failed: scored.flatMap((category) => category.auditRefs.filter((ref) => ref.weight > 0).map((ref) => lhr.audits[ref.id]))
          .filter((audit) => audit.score !== null && audit.score < 1)
          .map((audit) => `${audit.id}: ${audit.displayValue ?? audit.title}`),
      });
    }
  }
} finally {
  await chrome.kill();
}
console.log(JSON.stringify(results));
