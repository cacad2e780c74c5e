#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""kehoach serve with raw sockets: what it gives out and what it refuses, live news, messages in the page, the last good
site while a plan is wrong, many connections, Ctrl-C, a port that is taken."""
import json
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

import trial  # noqa: E402
from trial import PROGRAM, project, result  # noqa: E402

PLAN = "ben-tre-2012"


class Server:
    def __init__(self, folder, *options, lang="en"):
        self.process = subprocess.Popen([PROGRAM, "--lang", lang, "serve", "-C", folder, "-p", "0", *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(re.search(r"localhost:(\d+)/", self.process.stdout.readline())[1])

    def built(self):
        """Waits for the next build's line."""
        return self.process.stdout.readline()

    def raw(self, request, address="127.0.0.1", timeout=5):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with socket.socket(family) as s:
            s.settimeout(timeout)
            s.connect((address, self.port))
            s.sendall(request)
            answer = b""
            while chunk := s.recv(65536):
                answer += chunk
        return answer

    def ask(self, path, method="GET", host=None, fields="", **more):
        host = host if host is not None else f"localhost:{self.port}"
        head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{fields}\r\n"
        answer = self.raw(head.encode("latin-1"), **more)
        head, _, body = answer.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        named = dict(line.lower().split(": ", 1) for line in lines[1:])
        return int(lines[0].split()[1]), named, body

    def stream(self):
        s = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        s.sendall(f"GET /.kehoach/news HTTP/1.1\r\nHost: localhost:{self.port}\r\n\r\n".encode())
        return s

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        return self.process.wait(10)


def next_event(stream, seen):
    """The next `data:` line behind those seen, as an object."""
    while True:
        lines = re.findall(rb"data: (\{.*\})\n", seen[0])
        if len(lines) > seen[1]:
            seen[1] += 1
            return json.loads(lines[seen[1] - 1])
        chunk = stream.recv(65536)
        if not chunk:
            raise EOFError
        seen[0] += chunk


def check_pages(server, site):
    problems = []
    for path, kind in (("/", "text/html"), ("/site.css", "text/css"), ("/search.js", "text/javascript"),
                       ("/icon.svg", "image/svg+xml"), (f"/ke-hoach/{PLAN}/{PLAN}.pdf", "application/pdf"),
                       (f"/ke-hoach/{PLAN}/feed.xml", "application/atom+xml"), ("/robots.txt", "text/plain"),
                       (f"/ke-hoach/{PLAN}/", "text/html"), ("/du-lieu/so-lieu.csv?x=1", "text/csv"),
                       (f"/ke-hoach/{PLAN}/nguon/plan.yaml", "application/yaml")):
        status, fields, body = server.ask(path)
        file = site / path.split("?")[0].lstrip("/")
        wanted = (file / "index.html" if path.endswith("/") else file).read_bytes()
        if kind == "text/html":
            if body.count(b"/.kehoach/serve.js") != 1 or b"/.kehoach/" in wanted:
                problems.append(f"{path}: the script is not put in once, or stands in the file")
            body = body.replace(b'<script src="/.kehoach/serve.js" defer></script>\n', b"")
        if status != 200 or not fields["content-type"].startswith(kind) or body != wanted:
            problems.append(f"{path}: {status} {fields.get('content-type')} {len(body)} of {len(wanted)} bytes")
        head = server.ask(path, method="HEAD")
        if head[0] != 200 or head[2] or head[1]["content-length"] != fields["content-length"]:
            problems.append(f"{path}: HEAD differs")
    for path in ("/.kehoach/serve.js", "/.kehoach/serve.css", "/.kehoach/messages"):
        if server.ask(path)[0] != 200:
            problems.append(f"{path} is not there")
    status, fields, _ = server.ask(f"/ke-hoach/{PLAN}?q=%C4%91")
    if status != 301 or fields["location"] != f"/ke-hoach/{PLAN}/?q=%c4%91":
        problems.append(f"a folder without /: {status} {fields.get('location')}")
    result("pages, types, HEAD, the script only in what is sent", problems)


def check_refusals(server, site):
    secret = site.parent / "secret.txt"
    secret.write_text("secret")
    (site / "link.txt").symlink_to(secret)
    (site / "link-folder").symlink_to(site.parent)
    (site / ".hidden").write_text("secret")
    problems = []
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt", "/.%2e/secret.txt",
                 "/..\\secret.txt", "/..%5csecret.txt", "/site.css%00.html", "/site.css%0a", "//site.css", "/./site.css",
                 "/link.txt", "/link-folder/secret.txt", "/.hidden", "/ke-hoach/", "/ke-hoach//", "/%", "/%zz", "/%ff",
                 "/%c0%ae%c0%ae/secret.txt", "/%252e%252e/secret.txt", "/%252e%252e%252fsecret.txt",
                 "/ke-hoach/%2e%2e/%2e%2e/secret.txt", "/..;/secret.txt", "/%00/../secret.txt", "/ke-hoach%00/../../secret.txt",
                 "/%e2%80%a5/secret.txt", "/#/../secret.txt", "/..%c0%af..%c0%afsecret.txt", "/ke-hoach/../site.css", "/.kehoach/", "/.kehoach/../site.css",
                 "/.kehoach/texts.yaml", "/site.css/", "/site.css/x", "site.css", f"http://localhost:{server.port}/",
                 "/" + "a/" * 5000, "/" + "%61" * 4000):
        status, _, body = server.ask(path)
        if status not in (400, 404) or b"secret" in body or b"Index of" in body:
            problems.append(f"{path[:60]}: {status}")
    for path in ("link.txt", "link-folder", ".hidden"):
        (site / path).unlink()
    result("no way out of the folder, no list of a folder", problems)
    problems = []
    for host in ("example.org", f"example.org:{server.port}", "localhost:1", "localhost.example.org", "", "127.0.0.1.x",
                 f"localhost:{server.port}x", "127.0.0.2", "[::2]"):
        if server.ask("/", host=host)[0] != 403:
            problems.append(f"Host: {host}")
    for host in ("localhost", f"127.0.0.1:{server.port}", f"[::1]:{server.port}", f"LOCALHOST:{server.port}"):
        if server.ask("/", host=host)[0] != 200:
            problems.append(f"Host: {host} is refused")
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "CONNECT"):
        status, fields, _ = server.ask("/", method=method)
        if status != 405 or fields.get("allow") != "get, head":
            problems.append(f"{method}: {status}")
    result("only this machine's names, only GET and HEAD", problems)


def check_broken(server):
    port, problems = server.port, []
    host = f"Host: localhost:{port}\r\n"
    for request, wanted in ((f"GET /\r\n{host}\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400), (f"GET / HTTP/3.0\r\n{host}\r\n", 505),
                            (f"GET / HTTP/1.1\r\n{host}{host}\r\n", 400), (f"GET / HTTP/1.1\r\n{host} folded\r\n\r\n", 400),
                            (f"GET / HTTP/1.1\r\n{host}Content-Length: 5\r\n\r\nhello", 400),
                            (f"GET / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
                            (f"GET / HTTP/1.1\r\n{host}X: {'y' * 20000}\r\n\r\n", 431), ("\r\n\r\n", 400),
                            (f"GET / HTTP/1.1\r\n{host}a\0b: c\r\n\r\n", 400), ("\x16\x03\x01\x02\r\n\r\n", 400),
                            (f"GET / HTTP/1.0\r\n{host}\r\n", 200)):
        answer = server.raw(request.encode("latin-1"))
        if answer.split(b" ")[1:2] != [str(wanted).encode()]:
            problems.append(f"{request[:50]!r}: {answer[:40]!r}, not {wanted}")
    two = f"GET /robots.txt HTTP/1.1\r\n{host}\r\nGET /site.css HTTP/1.1\r\n{host}Connection: close\r\n\r\n"
    if server.raw(two.encode()).count(b"HTTP/1.1 200 OK") != 2:
        problems.append("two requests in one go are not both answered")
    slow = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=30) as s:
        s.sendall(b"GET / HTTP/1.1\r\nHost")
        if s.recv(10) or not 5 < time.monotonic() - slow < 15:
            problems.append("half a request is not dropped in time")
    result("broken, long, slow and double requests", problems)


def check_many(server):
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    problems = [] if all(server.ask("/")[0] == 200 for _ in range(20)) else ["not answered beside 200 idle ones"]
    idle += [socket.create_connection(("127.0.0.1", server.port)) for _ in range(100)]
    time.sleep(0.3)
    for s in idle:
        s.close()
    time.sleep(0.3)
    if server.ask("/")[0] != 200:
        problems.append("not answered after 300 idle ones")
    result("many connections", problems)


def check_live(server, folder):
    plan, problems = folder / f"content/plans/{PLAN}/plan.yaml", []
    text = plan.read_text()
    stream, seen = server.stream(), [b"", 0]
    first = next_event(stream, seen)
    plan.write_text(text.replace("3721", "9753", 1))
    server.built()
    event = next_event(stream, seen)
    page = server.ask(f"/ke-hoach/{PLAN}/")[2]
    if event["site"] != first["site"] + 1 or b"9753" not in page:
        problems.append(f"a change is not shown: {first} then {event}")
    plan.write_text(text.replace("3721", "8642", 1).replace("symbol:", "symboll:", 1))
    server.built()
    event = next_event(stream, seen)
    page = server.ask(f"/ke-hoach/{PLAN}/")[2]
    said = server.ask("/.kehoach/messages")[2].decode()
    if not event["errors"] or b"9753" not in page or event["site"] != first["site"] + 1:
        problems.append(f"the last good site is not kept: {event}")
    if server.ask(f"/")[2].count(PLAN.encode()) < 1:
        problems.append("the wrong plan has gone from the index")
    line = next(i for i, t in enumerate(text.splitlines(), 1) if t.startswith("symbol:"))
    for part in (f"content/plans/{PLAN}/plan.yaml:{line}:1", "[field-misspelt]", f"{line} | symboll:", "^^^^^^^"):
        if part not in said:
            problems.append(f"the page of messages lacks {part}")
    plan.write_text(text)
    server.built()
    event = next_event(stream, seen)
    if event["errors"] or event["site"] != first["site"] + 2 or b"3721" not in server.ask(f"/ke-hoach/{PLAN}/")[2]:
        problems.append(f"mended, but not shown: {event}")
    (plan.parent / ".swap").write_text("x")
    time.sleep(0.6)
    stream.settimeout(0.1)
    try:
        problems.append(f"an editor's own file makes a build: {stream.recv(1000)}")
    except TimeoutError:
        pass
    stream.close()
    result("live: news, messages with place, line and caret, the last good site", problems)


def check_start(folder):
    """init and new make what check finds nothing in and build makes at once."""
    run = lambda *words: subprocess.run([PROGRAM, "--lang", "en", *words], cwd=trial.ROOT, capture_output=True,  # noqa: E731
                                        text=True, timeout=60, check=False)
    problems = []
    for words, wanted in ((("init", folder), 0), (("init", folder), 2), (("new", "-C", folder, "hai"), 0),
                          (("new", "-C", folder, "hai"), 2), (("new", "-C", folder, "../ba"), 2),
                          (("new", "-C", folder, "Ba"), 2), (("check", "-C", folder), 0), (("build", "-C", folder), 0)):
        done = run(*words)
        if done.returncode != wanted or (wanted == 0 and done.stderr):
            problems.append(f"{words}: {done.returncode} {done.stderr}")
    if len(list((folder / "output/pdf").glob("*.pdf"))) != 2:
        problems.append("two plans are not two PDFs")
    result("init and new", problems)


def check_watch(folder):
    process = subprocess.Popen([PROGRAM, "--lang", "en", "build", "--watch", "-C", folder], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    problems = [] if process.stdout.readline().startswith("1 of 1 plans made") else ["no first build"]
    plan = folder / f"content/plans/{PLAN}/plan.yaml"
    plan.write_text(plan.read_text() + "wrong: 1\n")
    if not process.stdout.readline().startswith("0 of 1 plans made: 1 errors"):
        problems.append("no second build")
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=10)[1]
    if process.returncode != 0 or "[field-unknown]" not in said:
        problems.append(f"ends with {process.returncode}: {said}")
    result("build --watch", problems)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = project(pathlib.Path(name) / "one", PLAN)
        server = Server(folder)
        problems = [] if " 0 errors" in server.built() else ["the first build has errors"]
        try:
            check_pages(server, folder / "output/site")
            check_refusals(server, folder / "output/site")
            check_broken(server)
            check_many(server)
            check_live(server, folder)
            taken = subprocess.run([PROGRAM, "--lang", "en", "serve", "-C", folder, "-p", str(server.port)],
                                   capture_output=True, text=True, timeout=20, check=False)
            if taken.returncode != 3 or f"port {server.port} is taken" not in taken.stderr:
                problems.append(f"a taken port: {taken.returncode} {taken.stderr}")
            try:
                if server.ask("/", address="::1")[0] != 200:
                    problems.append("no answer on ::1")
            except OSError:
                pass  # a machine without IPv6
        finally:
            status = server.stop()
        if status != 0:
            problems.append(f"Ctrl-C ends with {status}")
        result("ports and end", problems)
        check_watch(folder)
        check_start(pathlib.Path(name) / "new")
    return trial.status()


if __name__ == "__main__":
    sys.exit(main())
