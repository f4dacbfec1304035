/* Filters the groups that are on the page already; every list is complete without it. The choice is in the address. */
(() => {
  const filter = document.getElementById("_filter");
  const list = document.getElementById("_groups");
  const count = document.getElementById("_count");
  const items = [...list.querySelectorAll(".meetings > li")];
  const parts = [...list.querySelectorAll("section")];
  const selects = [...filter.querySelectorAll("select")];

  const fits = (item) =>
    selects.every(({ name, value }) => !value || item.dataset[name].split(" ").includes(value));

  const show = () => {
    let shown = 0;
    for (const item of items) {
      const fit = fits(item);
      if (item.hidden === fit) item.hidden = !fit;
      shown += fit;
    }
    for (const part of parts) part.hidden = !part.querySelector(".meetings > li:not([hidden])");
    const words = filter.dataset;
    count.textContent = (shown === 0 ? words.none : shown === 1 ? words.one : words.many).replace("{count}", shown);
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
