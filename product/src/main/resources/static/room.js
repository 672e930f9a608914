// What the pages do beyond links and forms: clocks that run, the state of the wire, and a few keys.
// Everything works without it.
(() => {
  "use strict";
  const two = (much, big, rest, small) => rest ? `${much} ${big} ${rest} ${small}` : `${much} ${big}`;
  const length = (ms) => {
    const s = Math.max(0, Math.floor(ms / 1000));
    if (s >= 86400) return two(Math.floor(s / 86400), "d", Math.floor(s % 86400 / 3600), "h");
    if (s >= 3600) return two(Math.floor(s / 3600), "h", Math.floor(s % 3600 / 60), "min");
    if (s >= 60) return two(Math.floor(s / 60), "min", s % 60, "s");
    return `${s} s`;
  };

  // The server's clock counts; this machine's may be wrong.
  const stated = document.querySelector("meta[name=relight-now]");
  const skew = stated ? Date.parse(stated.content) - Date.now() : 0;
  const set = (at, text) => { if (at.textContent !== text) at.textContent = text; };
  const tick = () => {
    const now = Date.now() + skew;
    for (const at of document.querySelectorAll("[data-since]")) set(at, length(now - Date.parse(at.dataset.since)));
    for (const at of document.querySelectorAll("[data-until]")) {
      const left = Date.parse(at.dataset.until) - now;
      const word = at.classList.contains("count") ? "in " : "";
      set(at, left > 0 ? word + length(left) : "now");
    }
  };
  tick();
  setInterval(tick, 1000);

  // Single keys can be turned off: speech input types them by accident.
  const OFF = "relight-keys-off";
  const keysOff = () => { try { return localStorage.getItem(OFF) === "yes"; } catch { return false; } };
  const toggle = document.getElementById("keys-off");
  if (toggle) {
    const show = () => set(toggle, keysOff() ? "Turn single keys on" : "Turn single keys off");
    toggle.hidden = false;
    toggle.addEventListener("click", () => { localStorage.setItem(OFF, keysOff() ? "no" : "yes"); show(); });
    show();
  }

  const head = () => document.getElementById("head");
  const wire = document.getElementById("wire");
  if (!wire || !window.htmx) return;

  const say = (state, words) => {
    const link = document.getElementById("link");
    if (!link) return;
    link.className = `link is-${state}`;
    set(link, words);
  };
  let state = ["lost", "connecting"];
  const link = (...now) => { state = now; say(...now); };
  document.body.addEventListener("htmx:sseOpen", () => link("live", "live"));
  document.body.addEventListener("htmx:sseError", () => link("lost", "connection lost, trying again"));
  document.body.addEventListener("htmx:sseClose", () => link("lost", "connection closed; reload the page"));

  // What a person has opened or typed stays so when news arrive.
  if (window.Idiomorph) {
    Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) =>
      !(name === "open" && node.tagName === "DETAILS")
      && !(name === "value" && (node.type === "text" || node.tagName === "TEXTAREA"));
    Idiomorph.defaults.ignoreActiveValue = true;
  }
  let title = "";
  const arrived = () => {
    tick();
    say(...state);
    const now = head() && head().dataset.title;
    if (now && now !== title) {
      title = now;
      document.title = `${now} · Relight`;
      const spoken = document.getElementById("spoken");
      if (spoken) spoken.textContent = now.replace("(!) ", "");
    }
  };
  title = head() ? head().dataset.title : "";
  if (title) document.title = `${title} · Relight`;
  document.body.addEventListener("htmx:oobAfterSwap", arrived);
  document.body.addEventListener("htmx:sseMessage", arrived);

  const go = (id) => {
    const to = document.getElementById(id);
    if (!to) return;
    if (!to.hasAttribute("tabindex")) to.tabIndex = -1;
    to.scrollIntoView({ block: "start" });
    to.focus({ preventScroll: true });
  };
  const keys = {
    q: () => go("panel"),
    t: () => go("timeline-h"),
    n: () => { const to = document.querySelector(".now .jump"); go(to ? to.hash.slice(1) : "head"); },
    o: () => {
      const all = [...document.querySelectorAll("details.out")];
      const open = all.some((each) => !each.open);
      for (const each of all) each.open = open;
    },
    "?": () => { location.href = "/help"; },
  };
  document.addEventListener("keydown", (event) => {
    if (keysOff() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const deed = keys[event.key];
    if (deed) { event.preventDefault(); deed(); }
  });
})();
