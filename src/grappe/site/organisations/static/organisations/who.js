// One press, one decision; a word is written at once. Comfort only: without scripts the server
// takes the first of two.
(() => {
  "use strict";
  const form = document.querySelector("form[data-decide]");
  if (!form) return;
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => { sent = false; });

  const word = form.querySelector("details[data-word]");
  word?.addEventListener("toggle", () => { if (word.open) word.querySelector("textarea").focus(); });
})();
