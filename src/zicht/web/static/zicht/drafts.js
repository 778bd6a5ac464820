// Keeps what is being typed as a draft, and selects a text to copy. Pages work without it.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  const said = document.querySelector("[data-saved]");
  let changed = false;
  const save = async () => {
    if (!changed) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form), redirect: "error" });
      if (answer.ok && said) said.textContent = `Concept bewaard om ${(await answer.json()).saved}`;
    } catch {
      changed = true; // signed out or offline: the page still holds it, and the next change tries again
    }
  };
  if (form) {
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    setInterval(save, 5000);
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  }
  document.querySelectorAll("textarea[data-copy]").forEach((each) => each.addEventListener("focus", () => each.select()));
})();
