// The words of the site that are like one that it does not have: spelled with a slip, or parts of a compound that nobody wrote.
// The search page's script (search.js) loads this, and the list of words, when a reader types such a word, never before.
const SHORTEST = 4; // letters; shorter words are like too many others
const LONG = 9; // letters of a word in which two slips are still plain
const MOST = 3; // words that are suggested
const MORE_KNOWN = 4; // how much more a page counts in an index that knows more of the words

const lists = new Map(); // address → the words there
const wordsAt = async (address) => {
  if (!lists.has(address)) lists.set(address, (await (await fetch(address)).text()).split("\n"));
  return lists.get(address);
};

/** What is found for words of which the index ``here`` knows only some: for those that they were plainly meant to be, or else what
 * the index of another language finds. ``instead``: the words that were looked for then; ``suggested``: links to try. */
export const beyond = async (words, here, find, folder, others) => {
  const known = await wordsAt(`${folder}words.txt`);
  const meant = new Map(here.unknown.map((word) => [word, meantBy(word, known)]));
  const unclear = here.unknown.filter((word) => !meant.get(word).plainly);
  for (const other of unclear.length ? others : []) {
    const there = await find(other, words);
    if (there.unknown.length >= unclear.length) continue;
    for (const one of there.found) one.score *= MORE_KNOWN;
    return { found: [...there.found, ...here.found] };
  }
  const instead = words.flatMap((word) => meant.get(word)?.plainly ?? meant.get(word)?.partly ?? word);
  if (instead.join() !== words.join()) return { ...(await find(folder, instead)), instead };
  const nearest = [...meant.values()].flatMap((one) => one.nearest);
  return { ...here, suggested: nearest.flatMap((word, at) => (at ? [", ", link(word)] : [link(word)])) };
};

const link = (word) => {
  const a = document.createElement("a");
  a.href = `?${new URLSearchParams({ q: word })}`;
  a.textContent = word;
  return a;
};

/** The known words that a word was ``plainly`` meant to be, those that it is ``partly`` made of, and the ``nearest`` ones. */
const meantBy = (word, known) => {
  const ranked = known
    .filter((one) => Math.abs(one.length - word.length) < MOST)
    .map((one) => ({ one, off: slips(folded(word), folded(one)) + slips(word, one) / 100 }))
    .sort((a, b) => a.off - b.off);
  const beginsAlike = ranked.filter(({ one }) => one[0] === word[0]);
  const within = (most, [best]) => (word.length >= SHORTEST && best?.off < most + 1 ? [best.one] : undefined);
  const nearest = ranked.filter(({ one, off }) => off < one.length / 2).slice(0, MOST);
  return {
    plainly: within(1, beginsAlike) ?? joined(word, new Set(known)) ?? within(2, word.length < LONG ? [] : beginsAlike),
    partly: ends(word, known),
    nearest: nearest.map(({ one }) => one),
  };
};

/** The two words of a compound, the first as long as can be; an s or e may join them: «kjærlighetssorg». */
const joined = (word, known) => {
  for (let at = word.length - SHORTEST; at >= SHORTEST; at -= 1) {
    const rests = [word.slice(at), /[se]/.test(word[at]) && word.slice(at + 1)];
    const rest = known.has(word.slice(0, at)) && rests.find((one) => known.has(one));
    if (rest) return [word.slice(0, at), rest];
  }
};

/** The longest known words that it begins and ends with. */
const ends = (word, known) => {
  const parts = known.filter((one) => one.length >= SHORTEST).sort((a, b) => b.length - a.length);
  const found = [parts.find((one) => word.startsWith(one)), parts.find((one) => word.endsWith(one))].filter(Boolean);
  return found.length ? [...new Set(found)] : undefined;
};

/** As people write without æ, ø and å. */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ø", "o").replaceAll("æ", "ae");

/** How many letters are left out, put in, changed, or have changed places (optimal string alignment). */
const slips = (a, b) => {
  const rows = [[...b, ""].map((_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row.push(Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
};
