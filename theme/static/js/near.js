/* Offices and groups in order of their distance from a postal code or a place that is typed. The table of places is a file of this site,
   loaded when it is first asked; what is typed stays on the page. Groups are those on the page already. */
(() => {
  const near = document.getElementById("_near");
  const [status] = near.getElementsByTagName("p");
  const input = near.querySelector("input");
  const results = near.querySelector("div[hidden]");
  const [offices, groups] = results.querySelectorAll("ol");
  const words = near.dataset;
  const MOST = 5; // groups
  const SAME = 30; // km between places of one name that are one place for us

  let table;
  const load = async () => {
    const answer = await fetch(words.places);
    if (!answer.ok) throw new Error(answer.statusText);
    const lines = (await answer.text()).split("\n").filter((line) => line && !line.startsWith("#"));
    return lines.map((line) => {
      const [code, north, east, ...name] = line.split(" ");
      return { code, at: [north / 100, east / 100], name: name.join(" ") };
    });
  };

  /** As people write without æ, ø and å; «Våler (Østfold)» is asked for as «Våler» too. */
  const folded = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ø", "o").replaceAll("æ", "ae").trim();
  const names = (place) => [folded(place.name), folded(place.name.split(" (")[0])];

  /** Great-circle distance in km. */
  const distance = ([a, b], [c, d]) => {
    const [p, q, r] = [a, c, d - b].map((degrees) => (degrees * Math.PI) / 180);
    return 6371 * Math.acos(Math.min(1, Math.sin(p) * Math.sin(q) + Math.cos(p) * Math.cos(q) * Math.cos(r)));
  };
  const rounded = (km) => (km < 10 ? Math.max(1, Math.round(km)) : km < 100 ? 5 * Math.round(km / 5) : 10 * Math.round(km / 10));

  /** The places that are meant. A code lies where the one before it in the table does: the table has a line for each change. */
  const meant = (typed) => {
    const code = typed.match(/\b\d{4}\b/)?.[0];
    if (code) return table.filter((place) => place.code <= code).slice(-1).map((place) => ({ ...place, name: `${code} ${place.name}` }));
    return table.filter((place) => names(place).includes(folded(typed)));
  };

  const where = (item) => {
    if (item.dataset.at) return item.dataset.at.split(" ").map(Number);
    return table.find(({ code }) => code === `k${item.dataset.place.split(" ")[0]}`)?.at;
  };

  /** The items that are somewhere, with how far it is: the confirmed first, the nearest of them at the top. */
  const sorted = (items, from) =>
    items
      .map((item) => ({ item, at: where(item), unconfirmed: item.closest("[data-unconfirmed]") !== null }))
      .filter(({ at }) => at)
      .map((one) => ({ ...one, km: distance(from, one.at) }))
      .sort((a, b) => a.unconfirmed - b.unconfirmed || a.km - b.km);

  const withDistance = (item, km) => {
    const copy = item.cloneNode(true);
    const said = document.createElement("span");
    said.className = "meta";
    said.textContent = ` · ${words.far.replace("{km}", rounded(km))}`;
    (copy.querySelector("p:nth-of-type(2)") ?? copy).append(said);
    return copy;
  };

  const all = [...offices.children];
  const show = (place) => {
    const open = [...document.querySelectorAll("#_groups .meeting-list > li")].filter((item) => item.dataset.format === "place");
    const nearest = sorted(open, place.at).slice(0, MOST);
    offices.replaceChildren(...sorted(all, place.at).map(({ item, km }) => withDistance(item, km)));
    groups.replaceChildren(...nearest.map(({ item, km }) => withDistance(item, km)));
    groups.hidden = groups.previousElementSibling.hidden = !nearest.length;
    results.hidden = false;
    const doubts = new Set([...sorted(all, place.at), ...nearest].map(({ unconfirmed }) => unconfirmed));
    status.textContent = words.found.replace("{place}", place.name) + (doubts.size > 1 ? ` ${words.order}` : "");
  };

  const ask = async () => {
    const typed = input.value.trim();
    if (!typed) return;
    try {
      table ??= await load();
    } catch {
      status.textContent = words.failed;
      return;
    }
    const [first, ...others] = meant(typed);
    const far = others.some(({ at }) => distance(first.at, at) > SAME);
    results.hidden = true;
    if (first && !far) show(first);
    else status.textContent = (first ? words.several : words.unknown).replace("{place}", typed);
  };

  near.querySelector("button").addEventListener("click", ask);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") ask();
  });
  near.hidden = false;
})();
