#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What programs read of a site, with an address of its own and without: Atom by the rules of RFC 4287, the sitemap by
those of its schema, robots.txt, JSON-LD and Data Packages; the latter also by frictionless, where it is installed."""
import datetime
import hashlib
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEHOACH", ROOT / "output/bin/kehoach")
ADDRESS, URI = "https://kế-hoạch.example/công-khai", "https://xn--k-hoch-zc8blj.example/c%C3%B4ng-khai/"
ATOM, SITEMAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOSTILE = 'Chợ "Đầu mối" & <b>bến</b> ]]> \'2030\' %41'
faults = 0


def result(name, problems):
    global faults
    faults += bool(problems)
    print("\n".join([f"    {p}" for p in list(problems)[:20]] + [f"{'not ' if problems else ''}ok {name}"]), flush=True)


def project(folder, site):
    """The five plans, and one more with a hostile title and without what may be left out."""
    shutil.copytree(ROOT / "content", folder / "content")
    for name in ("layouts", "fonts"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "content/site.yaml").write_text("title: Kế hoạch & <công khai>\nsummary: 'Tất cả'\n" + site)
    plan = folder / "content/plans/cho"
    plan.mkdir()
    (plan / "plan.yaml").write_text(
        f"layout: nd30\nissuer: {{name: Ủy ban nhân dân xã A & B, lines: [Ủy ban nhân dân, xã A & B], place: A}}\n"
        f"symbol: KH-UBND\ntitle: {json.dumps(HOSTILE, ensure_ascii=False)}\nnarrative: [n.md]\n"
        "signature: {capacity: [CHỦ TỊCH], name: Nguyễn Văn A}\nrecipients: ['Lưu: VT']\n")
    (plan / "n.md").write_text("# Mục tiêu {#muc-tieu}\n\nXây chợ./.\n")
    subprocess.run([PROGRAM, "build", "-C", folder], capture_output=True, check=False, timeout=300)
    return folder / "output/site"


class Site:
    def __init__(self, folder, address):
        self.folder, self.address = folder, address

    def leads(self, link, page):
        """What is wrong with a link of a file at page; nothing when it leads to a file of the site."""
        if re.search(r"[\x00-\x20<>\"{}|\\^`]", link):
            return f"{link} is no IRI"
        if self.address and not link.startswith(self.address):
            return f"{link} is not whole"
        base = self.address or "https://x/"
        path = urllib.parse.unquote(urllib.parse.urljoin(base + page, link))
        path = path[len(urllib.parse.unquote(base)):].split("#")[0]
        file = self.folder / (path + "index.html" if path.endswith("/") or not path else path)
        return None if file.is_file() else f"{link} leads to no file ({path})"


# ---- Atom ----

FEED = {"title": (1, 1), "id": (1, 1), "updated": (1, 1), "subtitle": (0, 1), "author": (0, 9), "link": (1, 9),
        "entry": (1, 50)}
ENTRY = {"title": (1, 1), "id": (1, 1), "updated": (1, 1), "author": (0, 9), "link": (1, 9), "summary": (0, 1)}


def counted(element, rules):
    names = [child.tag.removeprefix(ATOM) for child in element]
    yield from (f"{name} has no place in {element.tag}" for name in set(names) - set(rules))
    yield from (f"{names.count(name)} of {name}" for name, (least, most) in rules.items()
                if not least <= names.count(name) <= most)


def atom_texts(element):
    for name in ("title", "subtitle", "summary"):
        for child in element.findall(ATOM + name):
            if list(child) or child.attrib or not (child.text or "").strip():
                yield f"{name} is no plain text"
    for name in element.findall(f"{ATOM}author/{ATOM}name"):
        if not (name.text or "").strip():
            yield "an author without a name"
    when = element.findtext(ATOM + "updated") or ""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", when):
            raise ValueError
        datetime.datetime.fromisoformat(when.replace("Z", "+00:00"))
    except ValueError:
        yield f"updated: {when}"
    if not re.match(r"(https?://[^/]+/|urn:[a-z0-9][a-z0-9-]{1,31}:.)", element.findtext(ATOM + "id") or ""):
        yield f"id {element.findtext(ATOM + 'id')} is not whole"


def atom_links(site, page, element):
    alternates = []
    for link in element.findall(ATOM + "link"):
        relation = link.get("rel", "alternate")
        alternates += [(link.get("type"), link.get("hreflang"))] if relation == "alternate" else []
        if not re.fullmatch(r"[a-z]+/[a-z+.-]+", link.get("type", "")):
            yield f"type {link.get('type')}"
        if wrong := site.leads(link.get("href", ""), page):
            yield wrong
    if len(alternates) != len(set(alternates)) or not alternates:
        yield f"alternates: {alternates}"


def atom(site, page):
    feed = xml.parse(site.folder / page).getroot()
    if feed.tag != ATOM + "feed" or feed.get("{http://www.w3.org/XML/1998/namespace}lang") != "vi":
        yield f"the root is {feed.tag} {feed.attrib}"
    entries = feed.findall(ATOM + "entry")
    for element, rules in [(feed, FEED), *((entry, ENTRY) for entry in entries)]:
        yield from counted(element, rules)
        yield from atom_texts(element)
        yield from atom_links(site, page, element)
    if not feed.findall(ATOM + "author") and not all(e.findall(ATOM + "author") for e in entries):
        yield "entries without an author"
    ids = [e.findtext(ATOM + "id") for e in [feed, *entries]]
    if len(set(ids)) != len(ids):
        yield "an id stands twice"
    newest = max(e.findtext(ATOM + "updated") for e in entries)
    if feed.findtext(ATOM + "updated") != newest:
        yield f"updated is {feed.findtext(ATOM + 'updated')}, the newest entry {newest}"
    own = [link.get("href") for link in feed.findall(ATOM + "link") if link.get("rel") == "self"]
    if own != [(site.address + page) if site.address else page.rsplit("/", 1)[-1]]:
        yield f"self is {own}"


# ---- sitemap and robots ----

def sitemap(site):
    path = site.folder / "sitemap.xml"
    if not site.address:
        return ["a sitemap without an address"] if path.exists() else []
    root, problems = xml.parse(path).getroot(), []
    urls = list(root)
    if root.tag != SITEMAP + "urlset" or not 0 < len(urls) <= 50000 or path.stat().st_size > 50 << 20:
        problems.append(f"{root.tag} with {len(urls)}")
    for url in urls:
        names = [child.tag for child in url]
        where = url.findtext(SITEMAP + "loc") or ""
        if url.tag != SITEMAP + "url" or names not in ([SITEMAP + "loc"], [SITEMAP + "loc", SITEMAP + "lastmod"]):
            problems.append(f"{url.tag} has {names}")
        if not where.isascii():
            problems.append(f"{where} is not escaped as a URL")
        if not 12 <= len(where) <= 2048 or (wrong := site.leads(where, "")):
            problems.append(wrong or f"{where} is too long")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d|", url.findtext(SITEMAP + "lastmod") or ""):
            problems.append(f"lastmod {url.findtext(SITEMAP + 'lastmod')}")
    known = [url.findtext(SITEMAP + "loc") for url in urls]
    return problems + [f"{one} stands twice" for one in set(known) if known.count(one) > 1]


def robots(site):
    lines = [line for line in (site.folder / "robots.txt").read_text().splitlines() if line.strip()]
    wanted = ["User-agent: *", "Allow: /"] + ([f"Sitemap: {site.address}sitemap.xml"] if site.address else [])
    return [] if lines == wanted else [f"robots.txt has {lines}"]


# ---- JSON-LD ----

def dated(node, problems):
    for key, value in node.items():
        if key in ("legislationDate", "datePublished", "dateModified") and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            problems.append(f"{key}: {value}")
        if key == "temporalCoverage" and not re.fullmatch(r"\d{4}/\d{4}", value):
            problems.append(f"{key}: {value}")
        if value in ("", None, [], {}):
            problems.append(f"{key} is empty")
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                if "@type" not in inner:
                    problems.append(f"{key} has no @type")
                dated(inner, problems)


def linked_data(site, path):
    node, problems = json.loads(path.read_text(encoding="utf-8")), []
    if node.get("@context") != "https://schema.org" or node.get("@type") != "Legislation" or not node.get("name"):
        problems.append(f"{node.get('@context')} {node.get('@type')}")
    dated(node, problems)
    page = path.relative_to(site.folder).as_posix()
    links = [part["contentUrl"] for part in node.get("hasPart", {}).get("distribution", [])]
    links += [node["url"]] if "url" in node else []
    return problems + [wrong for link in links if (wrong := Site(site.folder, "").leads(link, page)
                       if "://" not in link else site.leads(link, page))]


# ---- Data Packages ----

def package(path):
    said, names = json.loads(path.read_text(encoding="utf-8")), set()
    if not re.fullmatch(r"[a-z0-9._-]+", said["name"]) or not said["resources"]:
        yield f"name {said['name']}, {len(said['resources'])} resources"
    for licence in said.get("licenses", []):
        if not re.fullmatch(r"[A-Za-z0-9._-]+", licence.get("name", "")) and not re.match("https?://", licence.get("path", "")):
            yield f"a licence has neither name nor path: {licence}"
    for one in said["resources"]:
        if not re.fullmatch(r"[a-z0-9._-]+", one["name"]) or one["name"] in names:
            yield f"resource {one['name']}"
        names.add(one["name"])
        parts = one["path"].split("/")
        file = path.parent / one["path"]
        if ".." in parts or one["path"].startswith("/") or not file.is_file():
            yield f"path {one['path']}"
            continue
        data = file.read_bytes()
        if one["bytes"] != len(data) or one["hash"] != "sha256:" + hashlib.sha256(data).hexdigest():
            yield f"{one['path']} has other bytes"


def by_frictionless(path):
    """Its own profile asks another host for a schema: the tables are held against theirs all the same."""
    import frictionless  # pylint: disable=import-outside-toplevel
    said = json.loads(path.read_text(encoding="utf-8"))
    for key in ("profile", "editions"):
        said.pop(key, None)
    said["resources"] = [r for r in said["resources"] if r.get("format") in ("csv", "json")]
    report = frictionless.Package.from_descriptor(said, basepath=str(path.parent)).validate()
    yield from (error.message for error in report.errors)
    yield from (f"{task.name}: {error.message}" for task in report.tasks for error in task.errors)


def main():
    with tempfile.TemporaryDirectory() as name:
        for kind, more, address in (
                ("without an address", "", ""),
                ("with an address", f"address: {ADDRESS}\nowner: Sở A & B\nlicence: Giấy phép mở, ghi nguồn\n", URI)):
            folder = pathlib.Path(name) / kind.split()[0]
            folder.mkdir()
            site = Site(project(folder, more), address)
            plans = sorted(path for path in (site.folder / "ke-hoach").iterdir() if (path / "feed.xml").exists())
            feeds = ["feed.xml", *(p.relative_to(site.folder).as_posix() + "/feed.xml" for p in plans)]
            result(f"Atom {kind}", [f"{feed}: {problem}" for feed in feeds for problem in atom(site, feed)]
                   + ([] if len(plans) == 6 else [f"{len(plans)} plans"]))
            result(f"sitemap {kind}", sitemap(site))
            result(f"robots.txt {kind}", robots(site))
            result(f"JSON-LD {kind}", [f"{p.name}: {problem}" for p in plans for problem in linked_data(site, p / "plan.jsonld")])
            packages = sorted(site.folder.rglob("datapackage.json"))
            result(f"Data Packages {kind}", [f"{p}: {problem}" for p in packages for problem in package(p)]
                   + ([] if len(packages) >= 6 else [f"{len(packages)} packages"]))
            if importlib.util.find_spec("frictionless"):
                result(f"frictionless {kind}", [f"{p}: {problem}" for p in packages for problem in by_frictionless(p)])
            else:
                print(f"ok frictionless {kind} # SKIP frictionless is not installed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
