// On every page of a preview: shows it anew when what it shows has changed, and tells what keeps the site from being made.
const script = document.currentScript;
const STYLE = `
  section { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 9; padding: 1rem 1.25rem;
            font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff6e8; border-top: .25rem solid #b3541e;
            box-shadow: 0 -.25rem 1rem rgb(0 0 0 / .25); }
  section.small { inset: auto auto .75rem .75rem; max-width: min(32rem, calc(100vw - 1.5rem)); border: 1px solid #b3541e; padding: .5rem 1rem; }
  a { position: fixed; inset: auto .75rem .75rem auto; z-index: 9; padding: .35rem .8rem; border-radius: 1rem;
      font: .9rem/1.5 system-ui, sans-serif; color: #fff; background: #4a3b2a; text-decoration: none; }
  @media print { a, section { display: none; } }
  h2 { font-size: 1.15rem; margin: 0 0 .5rem; } ol, p { margin: 0; padding-left: 1.25rem; } p { padding: 0; }
  li { margin-block: .35rem; overflow-wrap: anywhere; } summary { cursor: pointer; }
`;

/** The faults, or where nothing is wrong the way to the overview. Texts are set as text, so that none becomes markup. */
function tell(state) {
  document.getElementById("_preview")?.remove();
  const here = state.faults.filter((fault) => fault.here);
  const host = document.createElement("div");
  host.id = "_preview";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  document.body.append(host);
  if (!state.faults.length && !state.crash) {
    if (location.pathname === "/_oversikt/") return;
    const link = add(root, "a", state.overview);
    link.href = "/_oversikt/";
    link.lang = "nb";
    return;
  }
  const box = add(root, "section", "");
  box.lang = "nb";
  box.setAttribute("role", "alert");
  if (here.length || state.crash) {
    add(box, "h2", state.title);
    list(box, here);
    if (state.crash) add(box, "p", state.crash);
  }
  const elsewhere = state.faults.filter((fault) => !fault.here);
  if (elsewhere.length) {
    box.className = here.length || state.crash ? "" : "small";
    const more = add(box, "details", "");
    add(more, "summary", state.elsewhere);
    list(more, elsewhere);
  }
}

function add(parent, tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}

function list(parent, faults) {
  const items = add(parent, "ol", "");
  for (const fault of faults) add(items, "li", fault.text);
}

/** The browser keeps its place on the page when it loads it again. */
async function look() {
  const answer = await fetch(`/_preview/state?${encodeURIComponent(location.pathname)}`);
  const state = await answer.json();
  if (String(state.shown) === script.dataset.shown) tell(state);
  else location.reload();
}

new EventSource(`/_preview/events?${script.dataset.number}`).onmessage = look;
look();
