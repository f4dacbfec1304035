// Makes the search page answer in place; without this script it lists every page, and that is where the field leads.
// Pagefind is loaded when the field gets the focus or the address has a query, never before.
{
  const EXPANSION_MARK = "^"; // begins the words that the index has besides those of the page (write/search_records.py)
  const AT_A_TIME = 10;
  const EXCERPT = 28;
  const STOP_WORD_SHARE = 0.15;
  const RANKING = { termFrequency: 0, termSaturation: 2, termSimilarity: 5, metaWeights: { title: 0, lang: 0 } };

  const { bundle, base, ...lists } = document.currentScript.dataset;
  const wordsOf = (list) => list.split("|").filter(Boolean); // of nothing, split makes one empty word
  const stopWords = new Set(wordsOf(lists.stopWords));
  const crisisWords = wordsOf(lists.crisis);
  // The words as they are written: whatever else a sign means in a pattern (ECMAScript, 22.2.1).
  const compoundParts = new RegExp(`(${lists.compoundParts.replace(/[^\p{L}\p{N}|]/gu, "\\$&")})`);
  const [form, status, crisis, results] = ["_search", "_search_status", "_crisis", "_results"].map((id) => document.getElementById(id));
  const field = form.elements.q;
  const list = results.querySelector("ol");
  const more = results.querySelector("button");
  let engine;
  let turn = 0;
  let waiting = [];
  let timer;

  /** What the host says of its index, in a few bytes: it changes as soon as a page does that is searched. */
  const currentEdition = async () => (await fetch(`${bundle}pagefind-entry.json`, { cache: "no-cache" })).text();

  const start = async () => {
    const [{ createInstance }, edition] = await Promise.all([import(`${bundle}pagefind.js`), currentEdition()]);
    return { edition, index: await createInstance({ baseUrl: base, noWorker: true, ranking: RANKING }) };
  };

  const load = () => (engine ??= start());

  /** All that is found, and the first pages of it; nothing at all if a new site has been put in the place of the one that the index is
   * of. Then Pagefind misses files, and finds nothing, or what is gone. */
  const attempt = async (query) => {
    const used = load();
    const found = await find(query);
    const [pages, now] = await Promise.all([pagesOf(found), currentEdition()]);
    if (engine === used && now === (await used).edition) return { found, pages };
  };

  /** Where that fails, the index is loaded once more. */
  const look = async (query) => {
    const first = await attempt(query).catch(() => undefined);
    if (first) return first;
    engine = undefined;
    return attempt(query);
  };

  /** The pages with all words that matter, or, where no page has them all, those with the most of them. Stop words find
   * nothing, but count a little: «noe for meg» tells one page about groups from the others. */
  const find = async (query) => {
    const words = query.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
    const telling = words.filter((word) => !stopWords.has(word));
    const wanted = [];
    for (const word of telling.length ? telling : words) {
      for (const part of await inParts(word)) if (await isKnown(part)) wanted.push(part);
    }
    const scores = new Map((await ask(wanted.join(" "))).map((one) => [one.id, one]));
    const add = async (word, share, also) => {
      for (const one of await ask(word)) {
        const known = scores.get(one.id);
        if (known) known.score += one.score * share;
        else if (also) scores.set(one.id, one);
      }
    };
    if (!scores.size && wanted.length > 1) for (const word of wanted) await add(word, 1, true);
    if (telling.length) for (const word of words.filter((one) => stopWords.has(one))) await add(word, STOP_WORD_SHARE);
    return [...scores.values()].sort((a, b) => b.score - a.score);
  };

  /** A compound that no page has, as the words that it is made of. */
  const inParts = async (word) => {
    const found = word.split(compoundParts).filter((part) => part.length > 2);
    return found.length > 1 && !(await ask(`"${word}"`)).length ? found : [word];
  };

  /** Whether any page has a word that begins like this one. Where none has, Pagefind takes whatever the word begins with,
   * and would find half the site for a slip of the finger. */
  const isKnown = async (word) => {
    const [first] = await ask(word);
    if (!first) return false;
    const { content, locations } = await first.data();
    const texts = content.split(/\s+/);
    const start = folded(word).slice(0, Math.max(3, Math.ceil(word.length * 0.5)));
    return locations.some((at) => folded(texts[at] ?? "").includes(start));
  };

  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  const ask = async (query) => (query ? (await (await load()).index.search(query)).results : []);

  /** The words around most of what was found, without their expansions: these mark the word that they stand behind. */
  const excerpt = ({ content, locations }) => {
    const hits = new Set(locations);
    const words = [];
    content.split(/\s+/).forEach((text, at) => {
      if (!text.startsWith(EXPANSION_MARK)) words.push({ text, hit: hits.has(at) });
      else if (hits.has(at) && words.length) words.at(-1).hit = true;
    });
    const hitsFrom = (start) => words.slice(start, start + EXCERPT).filter((word) => word.hit).length;
    let best = 0;
    words.forEach((word, at) => {
      if (word.hit && hitsFrom(at) > hitsFrom(best)) best = at;
    });
    const start = Math.max(0, best - 4);
    const shown = words.slice(start, start + EXCERPT).flatMap(({ text, hit }) => {
      if (!hit) return [text, " "];
      const mark = document.createElement("mark");
      mark.textContent = text;
      return [mark, " "];
    });
    return [start ? "… " : "", ...shown, start + EXCERPT < words.length ? "…" : ""];
  };

  const item = (page) => {
    const [li, h3, a, p] = ["li", "h3", "a", "p"].map((name) => document.createElement(name));
    if (page.meta.lang !== document.documentElement.lang) li.lang = a.hreflang = page.meta.lang;
    a.href = page.url;
    a.textContent = page.meta.title;
    p.append(...excerpt(page));
    h3.append(a);
    li.append(h3, p);
    return li;
  };

  const pagesOf = (found) =>
    Promise.all(found.slice(0, AT_A_TIME).map(async (one) => ({ ...(await one.data()), score: one.score })));

  /** The next few; those in the language of the page first where they fit about as well. */
  const show = (pages) => {
    const fit = ({ meta, score }) => score * (meta.lang === document.documentElement.lang ? 1 : 0.5);
    const items = pages.sort((a, b) => fit(b) - fit(a)).map(item);
    waiting = waiting.slice(AT_A_TIME);
    list.append(...items);
    more.hidden = !waiting.length;
    return items[0];
  };

  const showMore = async () => {
    const those = waiting;
    try {
      const pages = await pagesOf(those);
      if (waiting === those) show(pages).querySelector("a").focus();
    } catch {
      update();
    }
  };

  const update = async () => {
    const mine = ++turn;
    const query = field.value.trim();
    const plain = ` ${query.toLowerCase().replace(/['’]/g, "").replace(/[^\p{L}\p{N}-]+/gu, " ").trim()}`;
    crisis.hidden = !crisisWords.some((start) => plain.includes(` ${start}`));
    try {
      const { found, pages } = query ? await look(query) : { found: [], pages: [] };
      if (mine !== turn) return;
      waiting = found;
      list.replaceChildren();
      results.hidden = !found.length;
      show(pages);
      const words = status.dataset[["none", "one"][found.length] ?? "many"];
      status.textContent = query && words.replace("{query}", () => query).replace("{count}", found.length);
    } catch {
      if (mine !== turn) return;
      engine = undefined;
      results.hidden = true;
      status.textContent = status.dataset.failed;
    }
  };

  /** The query in the address, so that it can be kept and gone back to. */
  const remember = () => {
    const address = new URL(location);
    const query = field.value.trim();
    if ((address.searchParams.get("q") ?? "") === query) return;
    address.search = query && new URLSearchParams({ q: query });
    history.pushState(null, "", address);
  };

  const recall = () => {
    field.value = new URL(location).searchParams.get("q") ?? "";
    if (field.value || turn) update();
  };

  field.addEventListener("focus", () => load().catch(() => (engine = undefined)));
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(update, 200);
  });
  field.addEventListener("change", remember);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    remember();
    update();
  });
  more.addEventListener("click", showMore);
  addEventListener("popstate", recall);
  recall();
}
