// Two people wrote in one cell: both versions stand, theirs in the draft, until a click or a new
// word takes one of them. Comfort only: without scripts the page that comes back says so.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const boxOf = (field) => field.closest("td, .field");
  const lineUnder = (field) =>
    field.closest("tr")?.nextElementSibling.querySelector(".finding-cell__inside") || field.closest(".question");

  const settle = (field) => {
    boxOf(field).classList.remove("cell--conflict");
    lineUnder(field).querySelector(`[data-about="${CSS.escape(field.name)}"]`)?.remove();
  };
  const write = (field, value) => {
    if (field.matches("select") && ![...field.options].some((option) => option.value === value)) field.append(new Option(value, value));
    field.value = value;
  };
  const strong = (text) => Object.assign(document.createElement("strong"), { textContent: text });
  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button--small button--secondary";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };

  form.addEventListener("grappe:settled", (event) => settle(event.target));
  form.addEventListener("grappe:disagree", (event) => {
    const field = event.target;
    const { mine, theirs, theirs_words: said } = event.detail;
    settle(field);
    field.dataset.seen = theirs;
    field.nextElementSibling.value = mine;
    write(field, mine);
    boxOf(field).classList.add("cell--conflict");
    const decide = (value) => () => {
      write(field, value);
      settle(field);
      field.focus();
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const words = document.createElement("p");
    words.className = "theirs";
    words.dataset.about = field.name;
    words.setAttribute("role", "alert");
    const name = field.getAttribute("aria-label") || field.labels[0].textContent;
    words.append(strong(`${name}.`), ` ${form.dataset.theirs} `, strong(said || "–"), " ");
    words.append(button(form.dataset.takeTheirs, decide(theirs)), button(form.dataset.keepMine, decide(mine)));
    lineUnder(field).prepend(words);
    const row = field.closest("tr");
    if (row) row.nextElementSibling.hidden = false;
  });
})();
