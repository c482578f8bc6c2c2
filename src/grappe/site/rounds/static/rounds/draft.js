// Comfort only: without this file the whole form is sent by its buttons, and nothing is lost.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const status = document.querySelector("[data-saving-words]");
  const say = (state, words) => {
    if (!status) return;
    status.dataset.state = state;
    status.textContent = words || status.dataset[`${state}Words`];
  };
  const fieldOf = (name) => form.elements.namedItem(name);
  const TYPED = "[data-cell], [name^='e:']";

  // What was touched goes on its way a moment later, with the value that the page showed before;
  // until it has arrived it is kept in this browser too.
  const KEPT = `grappe ${form.dataset.cells} ${form.elements.section.value}`;
  const waiting = new Map();
  let timer = 0;
  let busy = false;
  let flying = [];
  const keep = () => {
    const unsaved = [...new Map([...flying, ...waiting])];
    if (unsaved.length) localStorage.setItem(KEPT, JSON.stringify(unsaved));
    else localStorage.removeItem(KEPT);
  };
  const note = (field) => waiting.set(field.name, { value: field.value, seen: field.dataset.seen });
  const soon = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(send, milliseconds);
  };
  let keeping = 0;
  form.addEventListener("input", (event) => {
    if (!event.target.matches(TYPED)) return;
    note(event.target);
    keeping ||= setTimeout(() => { keeping = 0; keep(); }, 1000);
  });
  form.addEventListener("change", (event) => {
    if (!event.target.matches(TYPED)) return;
    note(event.target);
    soon(300);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!waiting.size && !busy) return;
    keep();
    event.preventDefault();
  });
  window.addEventListener("online", () => soon(0));

  const bodyOf = (cells) => {
    const body = new URLSearchParams();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("section", form.elements.section.value);
    body.set("revision", form.dataset.revision || "");
    body.set("show", form.dataset.show || "");
    body.set("rows", [...new Set([...document.querySelectorAll("[data-row]")].map((row) => row.dataset.row))].join(","));
    for (const [name, { value, seen }] of cells) {
      body.set(name, value);
      if (seen !== undefined) body.set(`s${name.slice(1)}`, seen);
    }
    return body;
  };

  // One request at a time; `act` is what a button does beside, at its turn if it has to wait.
  let next = "";
  async function send(act) {
    if (busy && act && act !== "look") next = act;
    const cells = [...waiting].slice(0, 20000);
    if (busy || (!cells.length && !act)) return;
    cells.forEach(([name]) => waiting.delete(name));
    flying = cells;
    busy = true;
    if (act !== "look") say("saving");
    try {
      const body = bodyOf(cells);
      if (act && act !== "look") body.set("act", act);
      const answer = await fetch(form.dataset.cells, { method: "POST", body });
      if (answer.redirected || answer.status === 403) throw new Error(form.dataset.out);
      const told = await answer.json();
      if (answer.ok) {
        kept(cells, told);
        if (rowsChanged(told) && act === "undo") again();
        if (act !== "look") say("saved", told.said);
        else if (told.values) say("saved", told.by);
      } else back(cells, told.refused);
    } catch (problem) {
      back(cells, problem.message === form.dataset.out && form.dataset.out);
      if (act !== "look") soon(5000);
    }
    busy = false;
    flying = [];
    keep();
    const turn = next;
    next = "";
    if (turn) send(turn);
    else if (waiting.size && status?.dataset.state !== "failed") soon(0);
  }
  const back = (cells, words) => {
    for (const [name, cell] of cells) if (!waiting.has(name)) waiting.set(name, cell);
    if (cells.length || words) say("failed", words);
  };

  const see = (field, value) => {
    field.dataset.seen = value;
    field.nextElementSibling.value = value;
  };
  const show = (field, value) => {
    if (field.matches("select") && ![...field.options].some((option) => option.value === value)) field.append(new Option(value, value));
    field.value = value;
  };

  const put = (el, html) => el.replaceChildren(...grappe.parsed(html).body.childNodes);

  const kept = (cells, told) => {
    form.dataset.revision = told.revision;
    for (const [place, words] of Object.entries(told.words || {})) {
      for (const el of document.querySelectorAll(`[data-told="${place}"]`)) put(el, words);
    }
    if (!told.values) return;
    const mine = new Set(cells.map(([name]) => name));
    for (const field of form.querySelectorAll("[data-cell]")) refresh(field, told, mine.has(field.name));
    for (const slot of form.querySelectorAll("[data-slot]")) fill(slot, told.findings[slot.dataset.slot] || "");
  };

  // A row that begins gets its number, and a tick to be chosen by.
  const begin = (row, number) => {
    const [head] = row.cells;
    row.classList.remove("row--blank");
    head.querySelector("[data-new]").remove();
    head.querySelector("[data-number]").textContent = number.toLocaleString(document.documentElement.lang);
    head.querySelector("label").hidden = false;
  };

  // Blank rows that were written in are rows now; others may have come or gone.
  const rowsChanged = (told) => {
    if (!told.known || !form.dataset.total) return false;
    const known = new Map(Object.entries(told.known));
    const rows = [...form.querySelectorAll("tr[data-row]")];
    const written = rows.filter((row) => row.matches(".row--blank") && known.has(row.dataset.row));
    written.forEach((row) => begin(row, known.get(row.dataset.row)));
    const expected = Number(form.dataset.total) + written.length;
    form.dataset.total = told.total;
    return told.total !== expected || rows.some((row) => !row.matches(".row--blank") && !known.has(row.dataset.row));
  };

  // A cell takes the value that stands, unless somebody types in it now.
  const refresh = (field, told, mine) => {
    const box = field.closest("td");
    const value = told.values[field.name] ?? "";
    state(field, told.states[field.name] || "");
    if (told.conflicts[field.name]) {
      const mine = waiting.get(field.name)?.value ?? told.conflicts[field.name].mine;
      waiting.delete(field.name);
      field.dispatchEvent(new CustomEvent("grappe:disagree", { bubbles: true, detail: { ...told.conflicts[field.name], mine } }));
    } else if (waiting.has(field.name)) {
      if (mine) { see(field, value); note(field); }
    } else if (mine || field.dataset.seen !== value) {
      if (mine) field.dispatchEvent(new CustomEvent("grappe:settled", { bubbles: true }));
      box?.classList.toggle("cell--new", !mine);
      if (mine) field.closest("tr")?.querySelectorAll(".cell--carried").forEach((one) => one.classList.remove("cell--carried"));
      see(field, value);
      if (field.value === value) return;
      show(field, value);
      if (field === document.activeElement) field.select?.();
    }
  };

  const state = (field, severity) => {
    for (const one of ["error", "warning"]) {
      field.closest("td")?.classList.toggle(`cell--${one}`, severity === one);
      field.closest(".field")?.classList.toggle(`field--${one}`, severity === one);
    }
    if (severity === "error") field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };

  const fill = (slot, html) => {
    if (slot.contains(document.activeElement) && document.activeElement.matches("input")) return;
    if (slot.innerHTML.trim() !== html.trim()) put(slot, html);
    const row = slot.closest("[data-slot-row]");
    if (row) row.hidden = !row.querySelector(".finding, .theirs");
  };

  // Corrections and undoing happen in place; other buttons send the form.
  const again = () => { waiting.clear(); busy = false; keep(); location.reload(); };
  form.addEventListener("submit", (event) => {
    const act = event.submitter?.name === "act" ? event.submitter.value : "";
    if (/^(correct|correct_all|undo)\b/.test(act)) {
      event.preventDefault();
      send(act);
    } else {
      waiting.clear();
      keep();
    }
  });

  // Ctrl Z outside of what is being typed undoes the last change kept.
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.shiftKey) return;
    if (event.target.matches("textarea, [name^='e:']") || waiting.has(event.target.name)) return;
    event.preventDefault();
    send("undo");
  });

  // What was written before this file came. On a page that was reloaded or gone back to, a browser
  // may show words of before: these are nobody's present word.
  const isOther = (field) => {
    if (!field.options) return field.value !== field.defaultValue;
    const usual = [...field.options].find((one) => one.defaultSelected) || field.options[0];
    return field.value !== usual.value;
  };
  const [arrival] = performance.getEntriesByType("navigation");
  if (arrival && arrival.type === "navigate") {
    const early = [...form.elements].filter((one) => one.matches(TYPED) && isOther(one));
    early.forEach(note);
    if (early.length) soon(0);
  }

  // Words that did not arrive before the page was left; and what others write meanwhile.
  const left = localStorage.getItem(KEPT);
  if (left) {
    for (const [name, cell] of JSON.parse(left)) {
      waiting.set(name, cell);
      const field = fieldOf(name);
      if (field) show(field, cell.value);
    }
    soon(0);
  }
  const look = () => { if (!document.hidden && !waiting.size && form.dataset.revision) send("look"); };
  window.addEventListener("focus", look);
  setInterval(look, 10000);
})();
