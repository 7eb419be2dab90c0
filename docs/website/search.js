// The search box: every word of the query must stand in a section. Chinese is not cut into
// words: what is typed is looked for as it stands, and where that is nowhere, by pairs of
// characters, most of which must be there.
"use strict";

const MOST_SHOWN = 12;
const MOST_OF_A_PAGE = 2;
const MOST_PAIRS_MISSING = 0.34;
const AROUND = 36;

function plain(text) {
  return text.normalize("NFKC").toLowerCase();
}

function pairsOf(word) {
  const pairs = [];
  for (let at = 0; at + 2 <= word.length; at++) pairs.push(word.slice(at, at + 2));
  return pairs;
}

// How well a section fits a word: where it stands counts most, then how often.
function weightOf(word, section) {
  if (section.words.title.split(/\s/)[0] === word) return 1000;
  const times = section.words.text.split(word).length - 1;
  const title = section.words.title.includes(word) ? 50 : 0;
  const page = section.words.page.includes(word) ? 10 : 0;
  return title + page + Math.min(times, 9);
}

function weightOfPairs(word, section) {
  const pairs = pairsOf(word);
  const whole = `${section.words.page}\n${section.words.title}\n${section.words.text}`;
  const found = pairs.filter((pair) => whole.includes(pair)).length;
  return pairs.length && found >= pairs.length * (1 - MOST_PAIRS_MISSING) ? found / pairs.length : 0;
}

function search(query, sections) {
  const words = plain(query).split(/[\s，、。；]+/).filter(Boolean);
  if (!words.length) return [];
  for (const weigh of [weightOf, weightOfPairs]) {
    const found = sections
      .map((section) => {
        const weights = words.map((word) => weigh(word, section));
        return { section, weight: Math.min(...weights) && weights.reduce((a, b) => a + b) };
      })
      .filter((one) => one.weight > 0)
      .sort((a, b) => b.weight - a.weight);
    if (found.length) return found.map((one) => one.section);
  }
  return [];
}

// The first results, no page with more than a few of its sections.
function first(found) {
  const times = new Map();
  const few = found.filter((one) => {
    times.set(one.page, (times.get(one.page) || 0) + 1);
    return times.get(one.page) <= MOST_OF_A_PAGE;
  });
  return few.slice(0, MOST_SHOWN);
}

function prepared(sections) {
  for (const one of sections) {
    one.words = { page: plain(one.page), title: plain(one.title), text: plain(one.text) };
  }
  return sections;
}

function excerptOf(section, query) {
  const words = plain(query).split(/[\s，、。；]+/).filter(Boolean);
  const tries = [...words, ...words.flatMap(pairsOf)];
  const hit = tries.find((word) => section.words.text.includes(word)) || "";
  const at = hit ? section.words.text.indexOf(hit) : 0;
  // Widening to NFKC may move characters: the mark is left out rather than put at a wrong place.
  const isSame = section.words.text.length === section.text.length;
  const start = Math.max(0, at - AROUND);
  const end = at + hit.length + AROUND;
  return {
    before: (start ? "…" : "") + section.text.slice(start, at),
    hit: isSame ? section.text.slice(at, at + hit.length) : "",
    after: section.text.slice(isSame ? at + hit.length : at, end) + (end < section.text.length ? "…" : ""),
  };
}

function shownResult(section, query, root) {
  const link = document.createElement("a");
  link.href = root + section.url;
  const title = document.createElement("strong");
  title.textContent = section.title === section.page ? section.page : `${section.page} › ${section.title}`;
  const words = document.createElement("span");
  const cut = excerptOf(section, query);
  const mark = document.createElement("mark");
  mark.textContent = cut.hit;
  words.append(cut.before, mark, cut.after);
  link.append(title, words);
  return link;
}

function begin() {
  const root = document.body.dataset.root;
  const sections = prepared(SEARCH_INDEX);
  const query = document.getElementById("query");
  const results = document.getElementById("results");
  const show = () => {
    const found = search(query.value, sections);
    const count = document.createElement("p");
    count.textContent = found.length ? `找到${found.length}处` : "没有找到；请换一个词，或者只写其中几个字";
    results.replaceChildren(count, ...first(found).map((one) => shownResult(one, query.value, root)));
    results.hidden = !query.value.trim();
  };
  query.addEventListener("input", show);
  query.addEventListener("focus", show);
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") results.hidden = true;
    if (event.key === "/" && document.activeElement !== query) {
      event.preventDefault();
      query.focus();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = [query, ...results.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (at < 0 || results.hidden) return;
      event.preventDefault();
      links[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), links.length - 1)].focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#search")) results.hidden = true;
  });
}

begin();
