// Keeps what is being typed in any form as a draft, and selects a text to copy. Pages work without it.
(() => {
  "use strict";
  const INTERVAL = 5000;
  const typed = "textarea, select, input:not([type=hidden])";
  const keep = (form) => {
    const address = form.dataset.draft || document.body.dataset.keep;
    const said = document.querySelector("[data-saved]") || form.appendChild(document.createElement("p"));
    said.className = "small soft";
    said.setAttribute("role", "status");
    let changed = false;
    const save = async () => {
      if (!changed) return;
      changed = false;
      try {
        const answer = await fetch(address, { method: "POST", body: new FormData(form), redirect: "error" });
        if (answer.ok) said.textContent = document.body.dataset.kept.replace("…", (await answer.json()).saved);
      } catch {
        changed = true; // signed out or offline: the page still holds it, and the next change tries again
      }
    };
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    setInterval(save, INTERVAL);
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  };
  document.querySelectorAll("main form[method=post]:not([role=search])").forEach((form) => {
    if (form.elements.writer && form.querySelector(typed)) keep(form);
  });
  document.querySelectorAll("textarea[data-copy]").forEach((each) => each.addEventListener("focus", () => each.select()));
})();
