/* Filters the groups that are on the page already; every list is complete without it. The choice is in the address. */
(() => {
  const filter = document.getElementById("_filter");
  const list = document.getElementById("_groups");
  const count = document.getElementById("_count");
  const items = [...list.querySelectorAll(".meeting-list > li")];
  const parts = [...list.querySelectorAll("section")];
  const selects = [...filter.querySelectorAll("select")];

  const fits = (item) =>
    selects.every(({ name, value }) => !value || item.dataset[name].split(" ").includes(value));

  // What no longer fits goes at once; what comes back does so a screen or two a frame, so that no frame is long (INP).
  let waiting = [];
  const reveal = () => {
    for (const item of waiting.splice(0, 50)) item.hidden = false;
    if (waiting.length) requestAnimationFrame(reveal);
  };

  const show = () => {
    const fitting = new Set(items.filter(fits));
    for (const item of items) if (!fitting.has(item)) item.hidden = true;
    for (const part of parts) part.hidden = !items.some((item) => fitting.has(item) && part.contains(item));
    waiting = [...fitting].filter((item) => item.hidden);
    reveal();
    const words = filter.dataset;
    const shown = fitting.size;
    const said = (shown === 0 ? words.none : shown === 1 ? words.one : words.many).replace("{count}", shown);
    if (count.textContent !== said) count.textContent = said; // what is said already is not said again
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = query.get(select.name) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
  };

  const write = () => {
    const query = new URLSearchParams();
    for (const { name, value } of selects) if (value) query.set(name, value);
    const search = query.toString();
    history.pushState(null, "", location.pathname + (search && `?${search}`));
    show();
  };

  filter.addEventListener("change", write);
  filter.querySelector("button").addEventListener("click", () => {
    for (const select of selects) select.value = "";
    write();
  });
  addEventListener("popstate", read);
  addEventListener("pageshow", read); // the browser puts old choices back by itself
  filter.hidden = false;
  read();
})();
