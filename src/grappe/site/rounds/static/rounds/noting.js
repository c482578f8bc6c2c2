// Names are offered while one types, after a comma too. Comfort only: any name can be written.
(() => {
  "use strict";
  const form = document.getElementById("note");
  if (!form) return;
  const offer = (list, before, names) => {
    list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: before + name })));
  };
  let asked = 0;
  const found = async (text) => {
    const answer = await fetch(`${form.dataset.partners}&q=${encodeURIComponent(text)}`);
    return answer.ok ? (await answer.json()).names : [];
  };
  for (const input of form.querySelectorAll("[data-several]")) {
    const list = input.list;
    const all = [...list.options].map((option) => option.value);
    input.addEventListener("input", async () => {
      const at = input.value.lastIndexOf(",") + 1;
      const before = at ? `${input.value.slice(0, at)} ` : "";
      const text = input.value.slice(at).trim();
      const mine = (asked += 1);
      const names = all.length ? all : text.length > 1 ? await found(text) : [];
      if (mine === asked) offer(list, before, names);
    });
  }
})();
