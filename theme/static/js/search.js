// Makes the search page answer in place; without this script it lists every page, and that is where the field leads.
// Pagefind is loaded when the field gets the focus or the address has a query, never before.
{
  const EXPANSION_MARK = "^"; // begins the words that the index has besides those of the page (write/search_records.py)
  const AT_A_TIME = 10;
  const EXCERPT = 28;
  const STOP_WORD_SHARE = 0.15;
  const WHOLE_WORD = 3; // letters of a word of danger that does not begin others: «dø»
  const RANKING = { termFrequency: 0, termSaturation: 2, termSimilarity: 5, metaWeights: { title: 0, lang: 0, note: 0 } };

  const { bundle, base, near, ...lists } = document.currentScript.dataset;
  const wordsOf = (list) => list.split("|").filter(Boolean); // of nothing, split makes one empty word
  const stopWords = new Set(wordsOf(lists.stopWords));
  const crisisWords = wordsOf(lists.crisis);
  const otherBundles = wordsOf(lists.others);
  const [form, status, alike, crisis, results] = ["_search", "_search_status", "_alike", "_crisis", "_results"].map((id) =>
    document.getElementById(id),
  );
  const field = form.elements.q;
  const list = results.querySelector("ol");
  const more = results.querySelector("button");
  let engines = new Map(); // folder of an index → the search in it
  let turn = 0;
  let waiting = [];
  let timer;

  /** What the host says of its index, in a few bytes: it changes as soon as a page does that is searched. */
  const editionOf = async (folder) => (await fetch(`${folder}pagefind-entry.json`, { cache: "no-cache" })).text();

  const start = async (folder) => {
    const [{ createInstance }, edition] = await Promise.all([import(`${folder}pagefind.js`), editionOf(folder)]);
    return { edition, index: await createInstance({ baseUrl: base, noWorker: true, ranking: RANKING }) };
  };

  const load = (folder) => {
    if (!engines.has(folder)) engines.set(folder, start(folder));
    return engines.get(folder);
  };

  /** What is found, and the first pages of it; nothing at all if a new site has taken the place of the one that the indexes are of:
   * then Pagefind misses files, and finds nothing, or what is gone. */
  const attempt = async (query) => {
    const used = engines;
    const answer = await answerTo(query);
    const pages = await pagesOf(answer.found);
    const same = await Promise.all([...used].map(async ([folder, one]) => (await one).edition === (await editionOf(folder))));
    if (engines === used && same.every(Boolean)) return { ...answer, pages };
  };

  /** Where that fails, the indexes are loaded once more. */
  const look = async (query) => {
    const first = await attempt(query).catch(() => undefined);
    if (first) return first;
    engines = new Map();
    return attempt(query);
  };

  /** What the index of this language finds, and for words that it does not know, what lies beyond it. */
  const answerTo = async (query) => {
    const words = query.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
    const here = await find(bundle, words);
    return here.unknown.length ? (await import(near)).beyond(words, here, find, bundle, otherBundles) : here;
  };

  /** The pages with all words that matter, or, where no page has them all, those with the most of them; and the words that no page has.
   * Stop words find nothing, but count a little: «noe for meg» tells one page about groups from the others. */
  const find = async (folder, words) => {
    const ask = async (query) => (query ? (await (await load(folder)).index.search(query)).results : []);
    const telling = words.filter((word) => !stopWords.has(word));
    const wanted = [];
    const unknown = [];
    for (const word of telling.length ? telling : words) {
      ((await isKnown(ask, word)) ? wanted : unknown).push(word);
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
    return { found: [...scores.values()].sort((a, b) => b.score - a.score), unknown };
  };

  /** Whether any page has the word, or one that it stands in. Where none has, Pagefind takes whatever the word begins with. */
  const isKnown = async (ask, word) => {
    if ((await ask(`"${word}"`)).length) return true;
    const [first] = await ask(word);
    if (!first) return false;
    const { content, locations } = await first.data();
    const texts = content.split(/\s+/);
    return locations.some((at) => folded(texts[at] ?? "").includes(folded(word)));
  };

  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

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
    li.append(h3, page.meta.note ?? "", p);
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
    const plain = ` ${query.toLowerCase().replace(/['’]/g, "").replace(/[^\p{L}\p{N}-]+/gu, " ").trim()} `;
    crisis.hidden = !crisisWords.some((start) => plain.includes(` ${start}${start.length > WHOLE_WORD ? "" : " "}`));
    try {
      const { found, pages, instead, suggested = [] } = query ? await look(query) : { found: [], pages: [] };
      if (mine !== turn) return;
      waiting = found;
      list.replaceChildren();
      results.hidden = !found.length;
      show(pages);
      const words = status.dataset[["none", "one"][found.length] ?? "many"];
      status.textContent = query && words.replace("{query}", () => query).replace("{count}", found.length);
      if (instead) status.textContent += ` ${status.dataset.instead.replace("{words}", () => instead.join(" "))}`;
      alike.hidden = found.length || !suggested.length;
      alike.lastElementChild.replaceChildren(...suggested);
    } catch {
      if (mine !== turn) return;
      engines = new Map();
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

  field.addEventListener("focus", () => load(bundle).catch(() => (engines = new Map())));
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
