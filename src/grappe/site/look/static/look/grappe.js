// Comfort only: every page works without this file.
(() => {
  "use strict";
  const typing = (el) => el.closest("input, select, textarea, [contenteditable], dialog[open]");

  // <div data-letters hidden> holds the box that says whether letters press buttons in this browser:
  // whoever speaks to their machine, or slips, may do without.
  const LETTERS = "letters-press-nothing";
  const pressNothing = () => localStorage.getItem(LETTERS) !== null;
  const root = document.documentElement;
  root.toggleAttribute(`data-${LETTERS}`, pressNothing());
  for (const held of document.querySelectorAll("[data-letters]")) {
    const box = held.querySelector("input");
    held.hidden = false;
    box.checked = !pressNothing();
    box.addEventListener("change", () => {
      if (box.checked) localStorage.removeItem(LETTERS);
      else localStorage.setItem(LETTERS, "");
      root.toggleAttribute(`data-${LETTERS}`, pressNothing());
    });
  }

  // A letter on the keyboard presses the button or link that shows it, or goes to the field.
  document.addEventListener("keydown", (event) => {
    if (pressNothing()) return;
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const wanted = event.key.toLowerCase();
    const target = [...document.querySelectorAll("[data-key]")].find(
      (el) => el.dataset.key.toLowerCase() === wanted && !el.disabled,
    );
    if (!target) return;
    event.preventDefault();
    if (target.matches("input, select, textarea")) target.focus();
    else target.click();
  });

  // <button data-opens="id"> opens a dialog; [data-closes] inside closes it.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (dialog && dialog.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
    const closer = event.target.closest("dialog [data-closes]");
    if (closer) {
      event.preventDefault();
      closer.closest("dialog").close();
    }
    if (event.target.closest("[data-prints]")) window.print();
  });

  // <button data-copies="id" hidden> copies a text that can be selected as well, and says so.
  for (const button of document.querySelectorAll("[data-copies]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const words = document.getElementById(button.dataset.copies).textContent;
      await navigator.clipboard.writeText(words);
      button.firstChild.textContent = button.dataset.copiedWords;
    });
  }

  // Saved, saving, not saved: the words stand in the element's own attributes.
  const say = (state) => {
    for (const el of document.querySelectorAll("[data-saving-words]")) {
      const words = { saving: el.dataset.savingWords, saved: el.dataset.savedWords, failed: el.dataset.failedWords };
      el.dataset.state = state;
      el.textContent = words[state];
    }
  };
  const autosaves = (event) => event.target.closest && event.target.closest("[data-autosave]");
  let touched = false;
  let waiting = 0;
  let edits = 0;
  document.addEventListener("htmx:before:request", (event) => {
    if (!autosaves(event)) return;
    waiting += 1;
    edits = 0;
    say("saving");
  });
  document.addEventListener("htmx:finally:request", (event) => {
    if (!autosaves(event)) return;
    waiting = Math.max(0, waiting - 1);
    const context = event.detail && event.detail.ctx;
    const status = context && context.response && context.response.status;
    const fine = status >= 200 && status < 400;
    if (!fine) say("failed");
    else if (!waiting) say("saved");
    touched = !fine || edits > 0;
  });

  // Nobody leaves a form with unsaved words without being asked.
  document.addEventListener("input", (event) => {
    if (!event.target.closest("[data-guard], [data-autosave]")) return;
    touched = true;
    edits += 1;
  });
  document.addEventListener("submit", () => { touched = false; });
  window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
})();
