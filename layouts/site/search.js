/* SPDX-License-Identifier: MIT */
/* src/site/search.h says what the files hold. */
"use strict";
(() => {
const page = document.querySelector("[data-search]");
const root = page ? page.dataset.root : "";
const RESULTS = 10, byId = (id) => document.getElementById(id);

/* Words, as in folding.c and search-words.c. */

const TONES = "\u0300\u0301\u0303\u0309\u0323";
const MARK = /^\p{M}$/u, LETTER = /^\p{L}$/u, NOTHING = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/* Letters with their circumflex, breve or horn, and the tone of each syllable behind it. */
function withTones(text) {
  let out = "", base = "", tone = "", own = "";
  const flush = () => {
    if (!base) return;
    if (!LETTER.test(base)) { out += tone; tone = ""; } else if (own) tone = own;
    out += base;
    base = own = "";
  };
  for (const sign of text.replace(NOTHING, "")) {
    const parts = [...sign.normalize("NFD")];
    const whole = parts.length > 1 && !MARK.test(parts[1]) ? [sign] : parts;
    for (const part of whole) {
      if (!MARK.test(part)) { flush(); base = part.toLowerCase(); }
      else if (TONES.includes(part)) own = part;
      else if (base && [...(base + part).normalize("NFC")].length === 1) base = (base + part).normalize("NFC");
    }
  }
  flush();
  return out + tone;
}

const fold = (text) => text.normalize("NFD").toLowerCase().replace(/\p{M}/gu, "").replace(/đ/g, "d");
const WORD = /\d{1,3}(?:\.\d{3})+(?!\d)|[\p{L}\p{N}\p{M}]+/gu;

/* Forms of a word, made once: {tonal, folded}. */
const forms = new Map();
function formsOf(word) {
  if (!forms.has(word)) {
    const tonal = withTones(word.replace(/\./g, "")).replace(/^([bcdghklmnpqrstvx]+)y(?![a-z])/, "$1i").normalize("NFC");
    forms.set(word, { tonal, folded: fold(tonal) });
  }
  return forms.get(word);
}

/* Words of a text: {at, end, tonal, folded}. */
const words = (text) => [...text.matchAll(WORD)]
  .map((m) => ({ at: m.index, end: m.index + m[0].length, ...formsOf(m[0]) })).filter((w) => w.tonal);

const loaded = new Map();
function load(path) {
  if (!loaded.has(path)) {
    loaded.set(path, fetch(root + path).then((r) => (r.ok ? r.json() : Promise.reject(r))));
  }
  return loaded.get(path);
}

/* File of a pair or sum. */
function pairFile(index, text) {
  let h = 2166136261;
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 16777619) >>> 0;
  return `tim-kiem/c${h % index.c}.json`;
}

/* The file that holds a folded word: the last whose first key is not behind it. */
const shardOf = (keys, word) => keys.findLastIndex((key) => key <= word);

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.";

/* Calls each(plan, weight) for the plans of a word; the last weight counts. */
function plansOf(text, each) {
  const [kind] = text, width = { "*": 2, "+": 1 }[kind], mask = 2 * width - 1;
  let at = 1, plan = 0, number = 0, shift = 0, weight = 0;
  for (; width && at < text.length && text[at] !== ","; at++) {
    for (let bits = SIGNS.indexOf(text[at]), k = 0; k < 6; k += width, bits >>= width, plan++)
      if (bits & mask) each(plan, bits & mask);
  }
  if (width) { at++; plan = 0; }
  for (; at < text.length; at++) {
    const bits = SIGNS.indexOf(text[at]);
    number |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    if (weight) {
      while (number-- >= 0) each(plan++, weight);
      weight = 0;
    } else {
      plan += number >> 2;
      if (kind === "-") weight = number & 3; else each(plan++, number & 3);
    }
    number = shift = 0;
  }
}

const WEIGHT = [0, 1, 2.5, 7];

/* "22,5 tỷ" is 22500000000, too. */
const SUM = /^([\d.]+)(?:,(\d+))?\s*(ngh?[iìaà]n|tri[eệ]u|t[yỷiỉ])(?!\p{L})/iu;
const sumOf = ([, whole, part = "", unit]) =>
  `${BigInt(whole.replaceAll(".", "") + part.padEnd({ g: 3, r: 6 }[unit[1].toLowerCase()] ?? 9, 0))}`;

/* Groups of words, all of which a plan should have; a phrase stands together, an abbreviation for other words. */
function groupsOf(query, abbreviations) {
  const groups = [];
  query.split(/["“”«»]/).forEach((text, i) => {
    const all = words(text);
    if (i % 2) {
      if (all.length) groups.push({ ways: [all], phrase: true });
      return;
    }
    for (let at = 0; at < all.length;) {
      const sum = SUM.exec(text.slice(all[at].at));
      let own = sum && words(sum[0]), long = sum && sumOf(sum);
      for (let length = 4; length && !long; length--) {
        own = all.slice(at, at + length);
        if (own.every((w) => w.folded === w.tonal || w.tonal.includes("đ"))) long = abbreviations[own.map((w) => w.folded).join(" ")];
      }
      groups.push({ ways: long ? [own, words(long)] : [own], phrase: !!sum });
      at += own.length;
    }
  });
  return groups;
}

/* Scores of one word: {score, exact} by plan. */
async function wordScores(index, word, last) {
  const isSum = /^\d{7,}$/.test(word.folded);
  const shard = await load(isSum ? pairFile(index, word.folded) : `tim-kiem/w${shardOf(index.w, word.folded)}.json`);
  let keys = Object.hasOwn(shard, word.folded) ? [word.folded] : [];
  if (!keys.length && last && !isSum && word.folded[1]) keys = Object.keys(shard).filter((k) => k.startsWith(word.folded));
  const score = new Float32Array(index.n), exact = new Uint8Array(index.n);
  let plans = 0;
  for (const key of keys) {
    for (const [tonal, text] of Object.entries(shard[key])) {
      const same = tonal === word.tonal;
      plansOf(text, (plan, weight) => {
        const value = WEIGHT[weight] * (same || word.tonal === word.folded ? 1 : 0.3);
        if (!score[plan]) plans++;
        if (value > score[plan]) score[plan] = value;
        if (same) exact[plan] = 1;
      });
    }
  }
  const rare = Math.log(1 + index.n / Math.max(plans, 1));
  for (let i = 0; i < index.n; i++) score[i] *= rare;
  return { score, exact };
}

async function pairScores(index, first, second) {
  const pair = `${first.folded}_${second.folded}`;
  const file = await load(pairFile(index, pair));
  let plans = 1;
  const score = new Float32Array(index.n);
  if (Object.hasOwn(file, pair)) plansOf(file[pair], (plan, w) => { plans += !score[plan]; score[plan] = WEIGHT[w]; });
  const rare = 3 + 2 * Math.log(1 + index.n / plans);
  return score.map((s) => s * rare);
}

/* One way to have a group: all its words, those of a phrase in pairs; of an abbreviation's (2) pairs are enough. */
async function wayScores(index, way, phrase, last) {
  const found = await Promise.all(phrase > 1 && way[1] ? [] : way.map((w, i) => wordScores(index, w, last && !way[i + 1])));
  const pairs = await Promise.all(phrase ? way.slice(1).map((w, i) => pairScores(index, way[i], w)) : []);
  const score = new Float32Array(index.n), exact = new Uint8Array(index.n);
  for (let i = 0; i < index.n; i++) {
    if (found.some((f) => !f.score[i]) || pairs.some((p) => !p[i])) continue;
    score[i] = found.reduce((sum, f) => sum + f.score[i], 0) + pairs.reduce((sum, p) => sum + p[i], 0);
    exact[i] = found.every((f, k) => f.exact[i] || way[k].tonal === way[k].folded) ? 1 : 0;
  }
  return { score, exact };
}

/* Plans that answer, best first; all: they have every group. */
async function find(query) {
  const index = await load("tim-kiem/m.json");
  const groups = groupsOf(query.normalize("NFC"), index.a);
  const near = groups.length < 7;
  const open = !/[\s"”»]$/.test(query);
  const parts = await Promise.all(groups.map(async (group, g) => {
    const ways = await Promise.all(group.ways.map((way, i) =>
      wayScores(index, way, i ? 2 : group.phrase, open && !groups[g + 1])));
    return ways.reduce((a, b) => {
      b.score.forEach((s, i) => { if (s > a.score[i]) { a.score[i] = s; a.exact[i] = b.exact[i]; } });
      return a;
    });
  }));
  const between = await Promise.all(groups.slice(1).map((group, g) => {
    return near && !groups[g].phrase && !group.phrase ? pairScores(index, groups[g].ways[0].at(-1), group.ways[0][0]) : null;
  }));
  const ranked = [];
  for (let i = 0; i < index.n; i++) {
    const had = parts.filter((p) => p.score[i]).length;
    if (!had) continue;
    const score = parts.reduce((sum, p) => sum + p.score[i], 0) + between.reduce((sum, p) => sum + (p ? p[i] : 0), 0);
    const exact = parts.every((p) => p.exact[i] || !p.score[i]) ? 1 : 0;
    ranked.push({ plan: i, had, exact, score });
  }
  ranked.sort((a, b) => b.had - a.had || b.exact - a.exact || b.score - a.score);
  const all = ranked.length > 0 && ranked[0].had === groups.length;
  return { index, groups, all, ranked: all ? ranked.filter((r) => r.had === groups.length) : ranked };
}

const make = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
};

/* Appends text with what was asked for in <mark>, one for a run of words. */
function appendMarked(element, text, wanted) {
  let done = 0, open = null;
  const close = () => {
    if (open) element.append(text.slice(done, open.at), make("mark", "", text.slice(open.at, open.end)));
    if (open) done = open.end;
    open = null;
  };
  for (const word of words(text)) {
    if (!wanted.has(word.folded)) { close(); continue; }
    if (open && /^\s*$/.test(text.slice(open.end, word.at))) open.end = word.end;
    else { close(); open = { at: word.at, end: word.end }; }
  }
  close();
  element.append(text.slice(done));
}

/* The stretch of a section with the most that was asked for: {text, score}. */
function bestStretch(text, wanted, asked) {
  const hits = words(text).map((w, i) => ({ ...w, i })).filter((w) => wanted.has(w.folded));
  let best = { score: 0, at: 0 };
  for (let a = 0; a < hits.length; a++) {
    const seen = new Set();
    let score = 0;
    for (let b = a; b < hits.length && hits[b].end - hits[a].at < 220; b++) {
      const next = b > a && hits[b].i === hits[b - 1].i + 1;
      score += (seen.has(hits[b].folded) ? 0.1 : 2) + (next ? 1 : 0) + (asked.has(hits[b].tonal) ? 0.5 : 0);
      seen.add(hits[b].folded);
    }
    if (score > best.score) best = { score, at: hits[a].at };
  }
  if (!best.score) return best;
  let from = Math.max(0, best.at - 70), to = Math.min(text.length, best.at + 230);
  if (from) from = text.indexOf(" ", from) + 1;
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), best.at + 20);
  return { score: best.score, text: (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "") };
}

async function showExcerpt(line, id, wanted, asked) {
  const sections = await load(`ke-hoach/${id}/tim-kiem.json`);
  let best = { score: 0 };
  for (const [anchor, heading, text] of sections) {
    const stretch = bestStretch(text, wanted, asked);
    const own = bestStretch(heading, wanted, asked).score;
    if (stretch.score + own > best.score)
      best = { score: stretch.score + own, anchor, heading, text: stretch.text || text.slice(0, 200) };
  }
  if (!best.score) return;
  if (best.heading) {
    const link = make("a");
    link.href = `${root}ke-hoach/${id}/index.html#${best.anchor}`;
    appendMarked(link, best.heading, wanted);
    line.append(link, make("br"));
  }
  appendMarked(line, best.text, wanted);
}

/* The text of a plan is read when its result is seen. */
const seen = "IntersectionObserver" in window ? new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) {
      seen.unobserve(entry.target);
      entry.target.show();
    }
  }
}) : null;

async function showResult(list, found, rank, wanted, asked) {
  const { k } = found.index, { plan } = found.ranked[rank];
  const entry = make("article", "entry");
  list.append(entry);
  const [id, title, line] = (await load(`tim-kiem/k${Math.floor(plan / k)}.json`))[plan % k];
  const heading = make("h2"), link = make("a");
  link.href = `${root}ke-hoach/${id}/index.html`;
  appendMarked(link, title, wanted);
  heading.append(link);
  const meta = make("p", "meta");
  appendMarked(meta, line, wanted);
  const excerpt = make("p", "excerpt");
  entry.append(heading, meta, excerpt);
  entry.show = () => showExcerpt(excerpt, id, wanted, asked).catch(() => {});
  if (seen) seen.observe(entry); else entry.show();
}

let turn = 0;
async function search(query) {
  const mine = ++turn, results = byId("page_results"), status = byId("page_found");
  const help = byId("page_help"), { none, some, count, more, failed } = page.dataset;
  const say = (text, n) => { status.textContent = text.replace("{q}", query.trim()).replace("{n}", n); };
  page.removeAttribute("data-done");
  try {
    const found = words(query).length ? await find(query) : null;
    if (mine !== turn) return;
    const n = found?.ranked.length;
    help.hidden = !!n;
    if (found) say(n ? found.all ? count : some : none, n); else status.textContent = "";
    const list = make("div");
    list.lang = "vi";
    if (!n) { results.replaceChildren(); return; }
    const all = found.groups.flatMap((g) => g.ways.flat());
    const wanted = new Set(all.map((w) => w.folded)), asked = new Set(all.map((w) => w.tonal));
    const show = async (from) => {
      const to = Math.min(from + RESULTS, n);
      const waits = [];
      for (let i = from; i < to; i++) waits.push(showResult(list, found, i, wanted, asked));
      await Promise.all(waits);
      if (mine !== turn) return;
      if (!from) results.replaceChildren(list);
      if (to === n) return;
      const button = make("button", "button", more);
      button.type = "button";
      button.addEventListener("click", () => {
        button.remove();
        show(to).then(() => list.children[to].querySelector("a").focus());
      });
      results.append(button);
    };
    await show(0);
  } catch (error) {
    if (mine !== turn) return;
    loaded.clear();
    status.textContent = failed;
    help.hidden = false;
  } finally {
    if (mine === turn) page.dataset.done = query;
  }
}

function start() {
  const input = byId("page_find");
  const query = new URLSearchParams(location.search).get("q") || "";
  let wait = 0;
  const renew = (keep) => {
    const address = input.value.trim() ? `?q=${encodeURIComponent(input.value.trim())}` : location.pathname;
    if (keep) history.pushState(null, "", address); else history.replaceState(null, "", address);
    search(input.value);
  };
  input.value = query;
  input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(renew, 200, false); });
  input.form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(wait); renew(true); });
  addEventListener("popstate", () => {
    input.value = new URLSearchParams(location.search).get("q") || "";
    search(input.value);
  });
  /* Arrows walk from the box through the results; / leads back. */
  document.addEventListener("keydown", (event) => {
    const links = [input, ...document.querySelectorAll("#page_results h2 a")], at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && at >= 0 && links[at + step]) { event.preventDefault(); links[at + step].focus(); }
    if (event.key === "/" && document.activeElement !== input) { event.preventDefault(); input.focus(); input.select(); }
  });
  byId("page_help").hidden = !!query;
  if (query) search(query);
  else input.focus();
}

if (page) start();
})();
