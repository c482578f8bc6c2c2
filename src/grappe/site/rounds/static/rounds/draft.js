// Comfort only: without this file the whole form is sent by its buttons, and nothing is lost.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const section = form.elements.section.value;
  const saving = document.querySelector("[data-saving-words]");
  const say = (state) => {
    if (!saving) return;
    saving.dataset.state = state;
    saving.textContent = saving.dataset[`${state}Words`];
  };

  // What was touched is sent a moment later, with the value that the page showed before.
  const waiting = new Set();
  let timer = 0;
  let busy = false;
  const touch = (field) => {
    waiting.add(field);
    clearTimeout(timer);
    timer = setTimeout(send, 400);
  };
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-cell], [name^='e:']")) touch(event.target);
  });
  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-cell], [name^='e:']")) waiting.add(event.target);
  });
  window.addEventListener("beforeunload", (event) => { if (waiting.size || busy) event.preventDefault(); });
  form.addEventListener("submit", () => waiting.clear());

  const bodyOf = (fields) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("section", section);
    body.set("rows", [...new Set([...document.querySelectorAll("[data-row]")].map((el) => el.dataset.row))].join(","));
    for (const field of fields) {
      body.set(field.name, field.value);
      if (field.dataset.seen !== undefined) body.set(`s${field.name.slice(1)}`, field.dataset.seen);
    }
    return body;
  };

  async function send() {
    if (busy || !waiting.size) return;
    const fields = [...waiting];
    waiting.clear();
    busy = true;
    say("saving");
    try {
      const answer = await fetch(form.dataset.cells, { method: "POST", body: bodyOf(fields) });
      const told = await answer.json();
      if (answer.ok) {
        kept(fields, told);
        say("saved");
      } else {
        refused(fields, told.refused);
      }
    } catch {
      fields.forEach((field) => waiting.add(field));
      say("failed");
      timer = setTimeout(send, 5000);
    }
    busy = false;
    if (waiting.size && saving && saving.dataset.state !== "failed") send();
  }

  const refused = (fields, words) => {
    say("failed");
    if (saving && words) saving.textContent = words;
    fields.forEach((field) => waiting.add(field));
  };

  const see = (field, value) => {
    field.dataset.seen = value;
    const hidden = form.elements[`s${field.name.slice(1)}`];
    if (hidden) hidden.value = value;
  };

  const kept = (fields, told) => {
    if (!told.values) return;
    for (const field of fields) {
      if (field.name in told.conflicts) disagree(field, told.conflicts[field.name]);
      else if (field.dataset.seen !== undefined) {
        const value = told.values[field.name] || "";
        see(field, value);
        if (!waiting.has(field) && document.activeElement !== field) field.value = value;
        looked(field);
      }
    }
    for (const cell of form.querySelectorAll("[data-cell]")) state(cell, told.states[cell.name] || "");
    for (const slot of form.querySelectorAll("[data-slot]")) fill(slot, told.findings[slot.dataset.slot] || "");
    for (const sum of form.querySelectorAll("[data-sum]")) sum.textContent = told.sum;
    for (const left of document.querySelectorAll("[data-left]")) left.textContent = told.left;
  };

  const looked = (field) => field.closest("td")?.classList.remove("cell--carried");

  const state = (cell, severity) => {
    const box = cell.closest("td");
    const field = cell.closest(".field");
    for (const one of ["error", "warning"]) {
      box?.classList.toggle(`cell--${one}`, severity === one);
      field?.classList.toggle(`field--${one}`, severity === one);
    }
    if (severity === "error") cell.setAttribute("aria-invalid", "true");
    else cell.removeAttribute("aria-invalid");
  };

  const fill = (slot, html) => {
    if (slot.contains(document.activeElement)) return;
    slot.innerHTML = html;
    const row = slot.closest("[data-slot-row]");
    if (row) row.hidden = !slot.parentElement.querySelector(".finding, .theirs");
  };

  // Both versions stand; a click takes the other one, writing again keeps one's own.
  const disagree = (field, both) => {
    see(field, both.theirs);
    field.closest("td")?.classList.add("cell--conflict");
    const words = document.createElement("p");
    words.className = "theirs";
    words.setAttribute("role", "alert");
    words.append(`${form.dataset.theirs} `);
    const strong = document.createElement("strong");
    strong.textContent = both.theirs_words;
    words.append(strong, " ");
    words.append(button(form.dataset.takeTheirs, () => { field.value = both.theirs; words.remove(); field.closest("td")?.classList.remove("cell--conflict"); }));
    words.append(" ", button(form.dataset.keepMine, () => { words.remove(); field.closest("td")?.classList.remove("cell--conflict"); touch(field); }));
    const row = field.closest("tr");
    const slot = row ? row.nextElementSibling.querySelector(".finding-cell__inside") : field.closest(".question").querySelector(".question__findings");
    slot.prepend(words);
    if (row) row.nextElementSibling.hidden = false;
  };

  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button--small button--secondary";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };

  // Ctrl Z outside of a cell undoes the last change kept; inside one, the browser undoes the typing.
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.shiftKey) return;
    if (event.target.matches("textarea, [name^='e:']")) return;
    if (event.target.matches("[data-cell]") && waiting.has(event.target)) return;
    const undo = form.querySelector("[data-undo]");
    if (!undo) return;
    event.preventDefault();
    undo.click();
  });

  // Lines pasted beyond the last row get rows of their own.
  const fresh = () => [...crypto.getRandomValues(new Uint8Array(5))].map((n) => n.toString(16).padStart(2, "0")).join("");
  const added = (blank) => {
    const old = blank.dataset.row;
    const id = fresh();
    const pair = [blank, blank.nextElementSibling].map((row) => {
      const text = row.outerHTML.replaceAll(old, id);
      const holder = document.createElement("tbody");
      holder.innerHTML = text;
      return holder.firstElementChild;
    });
    blank.parentElement.append(...pair);
    for (const cell of pair[0].querySelectorAll("[data-cell]")) { cell.value = ""; see(cell, ""); }
    return pair[0];
  };
  form.addEventListener("grappe:overflow", (event) => {
    const blanks = form.querySelectorAll("tr.row--blank");
    const model = blanks[blanks.length - 1];
    if (!model) return;
    for (const line of event.detail.rows) {
      const cells = [...added(model).cells].map((cell) => cell.querySelector("input:not([type=hidden]), select, textarea")).filter(Boolean);
      line.forEach((text, i) => {
        const cell = cells[event.detail.column + i];
        if (!cell || !text.trim()) return;
        if (cell.tagName === "SELECT") choose(cell, text.trim());
        else cell.value = text.trim();
        touch(cell);
      });
    }
  });
  const choose = (select, text) => {
    const same = (option) => [option.value, option.text].some((word) => word.trim().toLowerCase() === text.toLowerCase());
    const option = [...select.options].find(same) || select.appendChild(new Option(text, text));
    select.value = option.value;
  };
})();
