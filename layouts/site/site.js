/* SPDX-License-Identifier: MIT */
/* Only adds: filters that combine (index), a chooser of any two plans or
 * years (compare).  What is chosen stands in the address; an address that
 * was followed is read and left as it is. */
"use strict";
(() => {
const STEP = 50;

function make(name, attributes, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

const load = (address) => fetch(address).then((answer) => {
  if (!answer.ok) throw new Error(address);
  return answer.json();
});

/* What a form says, without its blanks. */
function chosen(form) {
  const said = [...new FormData(form)].filter(([, value]) => value);
  return new URLSearchParams(said);
}

/* Calls show at each choice, and for an address that already has one; prepare makes sure that it can be chosen. */
async function follow(form, show, prepare) {
  const restore = async () => {
    const state = new URLSearchParams(location.search);
    await prepare?.(state);
    for (const select of form.querySelectorAll("[name]")) select.value = state.get(select.name) ?? "";
    return state;
  };
  const choose = (event) => {
    event.preventDefault();
    const state = chosen(form), query = state.toString();
    if (query !== location.search.slice(1)) history.pushState(null, "", location.pathname + (query && `?${query}`));
    show(state);
  };
  form.hidden = false;
  form.addEventListener("change", choose);
  form.addEventListener("submit", choose);
  addEventListener("popstate", async () => show(await restore()));
  const state = await restore();
  if (location.search) show(state);
}

/* ---- index ---- */

const tests = {
  "tinh": (plan, value) => plan.province === value,
  "nam": (plan, value) => +plan.from <= +value && +value <= +plan.to,
  "linh-vuc": (plan, value) => plan.field === value,
  "loai": (plan, value) => plan.kind === value,
  "nguon-von": (plan, value) => plan.funds.includes(value),
};

/* Syllable by syllable, as the pages in order of names have it: Ba Vì before Bà Rịa. */
function byTitle(one, other) {
  const { compare } = byTitle.collator ??= new Intl.Collator("vi");
  const a = one.title.split(/\s+/), b = other.title.split(/\s+/);
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compare(a[i], b[i]);
    if (order) return order;
  }
  return a.length - b.length || (one.id < other.id ? -1 : 1);
}

function entry(plan, { root, total }) {
  const line = (...parts) => make("p", { class: "meta", lang: "vi" }, parts.filter(Boolean).join(" · "));
  const article = make("article", { class: "entry" },
    make("h3", { lang: "vi" }, make("a", { href: `${root}ke-hoach/${plan.id}/index.html` }, plan.title)),
    line(`${plan.kind ?? ""} ${plan.number}`.trim(), plan.issuer, plan.date), line(plan.period, plan.field, plan.province));
  if (plan.total)
    article.append(make("p", { class: "money" }, make("strong", {}, plan.total), " ", make("span", { class: "soft" }, total)));
  return article;
}

function combined(form) {
  const place = document.getElementById("entries"), count = document.getElementById("found");
  const first = [...place.childNodes], all = count.textContent;
  let plans;
  const page = (list, from) => {
    const next = list.slice(from, from + STEP).map((plan) => entry(plan, form.dataset));
    if (from + STEP < list.length) {
      const more = make("button", { type: "button" }, form.dataset.more);
      more.addEventListener("click", () => {
        more.replaceWith(...page(list, from + STEP));
        place.children[from + STEP].querySelector("a").focus();
      });
      next.push(more);
    }
    return next;
  };
  follow(form, async (state) => {
    if (!state.size && ![...state].length) {
      place.replaceChildren(...first);
      count.textContent = all;
      return;
    }
    try {
      const found = (await (plans ??= load(form.dataset.source)))
        .filter((plan) => [...state].every(([key, value]) => !Object.hasOwn(tests, key) || tests[key](plan, value)));
      if (state.get("thu-tu") === "ten") found.sort(byTitle);
      count.textContent = found.length;
      place.replaceChildren(...page(found, 0));
    } catch (error) {
      form.hidden = true;
    }
  });
}

/* ---- compare ---- */

const number = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 6 });

/* "Năm 2016", "2016": the year that a column stands for. */
const yearOf = (value) => /^(?:Năm )?(\d{4})$/.exec(value.column_label)?.[1];

const figuresOf = (id, root) => load(`${root}ke-hoach/${encodeURIComponent(id)}/du-lieu/so-lieu.json`);

/* Values of "id" or "id:year" by what they are of; the column plays no part when a year is asked for. */
async function valuesOf(name, root) {
  const [id, year] = name.split(":"), all = await figuresOf(id, root);
  const asked = year ? all.filter((value) => yearOf(value) === year) : all;
  return new Map(asked.map((value) => [[value.table, value.line, year ? "" : value.column, value.unit].join(" "), value]));
}

/* Boxes {class, y, width, height} as a picture. */
function picture(width, height, boxes) {
  const svg = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const whole = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  whole.append(...boxes.map((box) => svg("rect", box)));
  return whole;
}

const swatch = (i) => picture(14, 12, [{ class: `c-s${i}`, width: 14, height: 12 }]);

/* Two bars, one below the other, on the scale of the greatest. */
const bars = (values, greatest) => picture(150, 26, values.map((value, i) => (
  { class: `c-s${i}`, y: 2 + 12 * i, height: 10, width: greatest ? Math.max(1, (150 * Math.abs(value)) / greatest) : 1 })));

function table(form, names, [before, after]) {
  const [line, column, difference, unit, chart] = form.dataset.columns.split("|");
  const rows = [...after].filter(([key]) => before.has(key)).map(([key, value]) => [before.get(key), value]);
  if (!rows.length) return make("p", { class: "notice" }, form.dataset.none);
  const greatest = {};
  for (const [old, value] of rows)
    greatest[value.unit] = Math.max(greatest[value.unit] ?? 0, Math.abs(old.value), Math.abs(value.value));
  const cell = (text) => make("td", { class: "n" }, text);
  const body = make("tbody", { lang: "vi" }, ...rows.map(([old, value]) => make("tr", {},
    make("th", { scope: "row" }, value.label),
    make("td", {}, [...new Set([old.column_label, value.column_label])].join(" – ")),
    cell(number.format(old.value)), cell(number.format(value.value)),
    cell((value.value > old.value ? "+" : "") + number.format(value.value - old.value)),
    make("td", {}, value.unit), make("td", {}, bars([old.value, value.value], greatest[value.unit])))));
  const head = (...inside) => make("th", { scope: "col" }, ...inside);
  const named = names.map((name, i) => make("th", { scope: "col", class: "w" }, swatch(i), ` ${name}`));
  const heads = [head(line), head(column), ...named, ...[difference, unit, chart].map((word) => head(word))];
  return make("section", { class: "scroll fits block", tabindex: "0", "aria-label": `${form.dataset.table}: ${names.join(" – ")}` },
    make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body));
}

/* Of many plans, those of the province that was chosen are read; of one that the address names, its own province's. */
function provinces(where, select, root) {
  const fill = async () => {
    const all = where.value ? await load(`${root}so-sanh/chon/${where.value}.json`) : [];
    select.replaceChildren(make("option", { value: "" }), ...all.map(([value, label]) => make("option", { value }, label)));
  };
  where.addEventListener("change", (event) => {
    event.stopPropagation();
    fill().catch(() => { where.value = ""; });
  });
  return async (name) => {
    if (!name || [...select.options].some((option) => option.value === name)) return;
    const [{ province = "" }] = await figuresOf(name.split(":")[0], root);
    const own = [...where.options].slice(1);
    where.value = (own.find((option) => option.textContent === province) ?? own.at(-1)).value;
    await fill();
  };
}

function chooser(form) {
  const place = document.getElementById("chosen"), first = [...form.querySelectorAll("label")], { root } = form.dataset;
  const second = first.map((label) => label.cloneNode(true)), where = form.querySelector(".where");
  second.at(-1).firstChild.data = `${form.dataset.second} `;
  second.at(-1).lastElementChild.name = "b";
  first.at(-1).after(...second);
  const { a, b } = form.elements, say = (word) => place.replaceChildren(make("p", { class: "notice" }, form.dataset[word]));
  const reach = where ? [[where, a], [second[0].lastElementChild, b]].map((pair) => provinces(...pair, root)) : [];
  follow(form, async (state) => {
    const asked = [a, b].map((select) => state.get(select.name));
    const options = [a, b].map((select, i) => [...select.options].find((option) => option.value === asked[i]));
    place.replaceChildren();
    if (!asked.every(Boolean)) return;
    if (!options.every(Boolean)) { say("unknown"); return; }
    try {
      const both = await Promise.all(asked.map((name) => valuesOf(name, root)));
      place.replaceChildren(table(form, options.map((option) => option.textContent), both));
    } catch (error) {
      say("failed");
    }
  }, (state) => Promise.all(reach.map((read, i) => read(state.get("ab"[i])).catch(() => {}))));
}

const combine = document.getElementById("combined"), choose = document.getElementById("chooser");
if (combine) combined(combine);
if (choose) chooser(choose);
})();
