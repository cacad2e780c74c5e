/* Reloads the page when the site has changed and shows what a build has to
 * say.  `kehoach serve` puts it into the pages it sends; a published site has
 * never seen it. */
"use strict";
(() => {
const TEXTS = { vi: { error: "Lỗi", warning: "Cảnh báo", note: "Lưu ý", close: "Đóng" },
                en: { error: "Errors", warning: "Warnings", note: "Notes", close: "Close" } };
let first = null, bar = null, over = null, news = null, shown = "";

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = "/.kehoach/serve.css";
document.head.append(style);

const close = () => { over?.remove(); over = null; };

async function show(level, words) {
  const answer = await fetch("/.kehoach/messages");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  close();
  over = document.createElement("section");
  over.className = `kehoach-over ${level}`;
  over.lang = page.documentElement.lang;
  const button = document.createElement("button");
  button.textContent = words.close;
  button.addEventListener("click", close);
  over.append(button, document.adoptNode(page.getElementById("kehoach_findings")));
  document.body.append(over);
}

/* The button in the corner; errors open by themselves, once for each build. */
function tell(said) {
  const words = TEXTS[said.lang] ?? TEXTS.en;
  const level = said.errors ? "error" : said.warnings ? "warning" : said.notes ? "note" : "";
  bar?.remove();
  bar = null;
  if (!level) { close(); return; }
  bar = document.createElement("button");
  bar.className = `kehoach-bar ${level}`;
  bar.textContent = `${words[level]}: ${said.errors || said.warnings || said.notes}`;
  bar.addEventListener("click", () => { if (over) close(); else show(level, words); });
  document.body.append(bar);
  const key = `${said.build}`;
  if (level === "error" && shown !== key) show(level, words);
  else if (over) show(level, words);
  shown = key;
}

function hear(event) {
  const said = JSON.parse(event.data);
  if (first !== null && said.site !== first) { location.reload(); return; }
  first = said.site;
  tell(said);
}

/* A browser keeps few connections to one host: tabs that nobody sees let theirs go. */
function listen() {
  news?.close();
  news = document.hidden ? null : new EventSource("/.kehoach/news");
  news?.addEventListener("message", hear);
}
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => news?.close());
listen();
})();
