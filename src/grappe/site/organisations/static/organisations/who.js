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

  // Opened at once, so that what is typed next goes into it and presses no button.
  const word = form.querySelector("details[data-word]");
  word?.querySelector("summary").addEventListener("click", (event) => {
    if (word.open) return;
    event.preventDefault();
    word.open = true;
    word.querySelector("textarea").focus();
  });
})();
