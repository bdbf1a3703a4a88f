"""Asks an advisory database about every part of the given bills of materials.

Each bill is CycloneDX JSON, as ./mvnw verify makes it (target/bom.json of a function's module). The database is OSV,
https://osv.dev, which knows advisories by package and version. Only names and versions of public libraries are sent.

Exit code: 0 nothing that counts is known, 1 something is, 2 wrong use, 3 the database could not be asked.
"""

import argparse
import datetime
import http.client
import json
import pathlib
import sys
import urllib.error
import urllib.request

OSV = "https://api.osv.dev/v1"
OWN = "pkg:maven/dev.shopfloor/"
ALLOWED = pathlib.Path(__file__).parent / "advisories-allowed.json"
# OSV's own limit is 1,000
MOST_QUERIES = 500
MOST_PAGES = 20
SECONDS = 20
LEVELS = ["LOW", "MODERATE", "HIGH", "CRITICAL", "UNKNOWN"]


class Unreachable(Exception):
    """The database gave no answer that can be read."""


def parts(bill):
    """The addresses of all parts of a bill that are not ours, as the database knows them."""
    if bill.get("bomFormat") != "CycloneDX":
        raise ValueError('"bomFormat" must be CycloneDX')
    found = set()
    for part in bill.get("components", []):
        purl = part.get("purl")
        if not purl:
            raise ValueError("the part %s has no purl; nobody can look it up" % part.get("name"))
        if not purl.startswith(OWN):
            # ?type=jar says nothing that an advisory goes by
            found.add(purl.split("?")[0])
    if not found:
        raise ValueError("no part of others is in it")
    return found


def advisories(purls, ask):
    """All (purl, advisory) that the database knows, withdrawn ones left out.

    ask(path, body) gives the answer to a POST, or to a GET where body is None, as JSON.
    """
    ids = {}
    queries = [{"package": {"purl": purl}} for purl in sorted(purls)]
    for start in range(0, len(queries), MOST_QUERIES):
        waiting = queries[start : start + MOST_QUERIES]
        for _ in range(MOST_PAGES):
            answer = ask("/querybatch", {"queries": waiting})
            results = answer.get("results")
            if not isinstance(results, list) or len(results) != len(waiting):
                raise Unreachable("%d questions got no answer each" % len(waiting))
            further = []
            for query, result in zip(waiting, results):
                for known in (result or {}).get("vulns", []):
                    ids.setdefault(known["id"], set()).add(query["package"]["purl"])
                token = (result or {}).get("next_page_token")
                if token:
                    further.append({**query, "page_token": token})
            if not further:
                break
            waiting = further
        else:
            raise Unreachable("it never came to an end")
    known = []
    for name in sorted(ids):
        advisory = ask("/vulns/" + name, None)
        if advisory.get("id") != name:
            raise Unreachable("asked for %s, it answered something else" % name)
        if not advisory.get("withdrawn"):
            known += [(purl, advisory) for purl in sorted(ids[name])]
    return known


def level(advisory):
    """Its severity in the words of GitHub's advisories; UNKNOWN, which counts most, where it has none of them."""
    said = str((advisory.get("database_specific") or {}).get("severity", "")).upper()
    word = {"MEDIUM": "MODERATE"}.get(said, said)
    return word if word in LEVELS else "UNKNOWN"


def allowed(text):
    """The entries of the allow file. Raises ValueError, which names the entry and what it lacks."""
    entries = json.loads(text)
    for number, entry in enumerate(entries, 1):
        for field in ("id", "reason", "until"):
            if not str(entry.get(field, "")).strip():
                raise ValueError('entry %d of the allow file lacks "%s"' % (number, field))
        datetime.date.fromisoformat(entry["until"])
    return entries


def judge(known, entries, today, least):
    """What to print, and whether it is a failure."""
    lines, failed, used = [], False, set()
    for purl, advisory in known:
        names = {advisory["id"], *advisory.get("aliases", [])}
        how = level(advisory)
        line = "%s %s %s: %s" % (how, "/".join(sorted(names)), purl, advisory.get("summary", "").strip())
        entry = next((each for each in entries if each["id"] in names), None)
        if entry:
            used.add(entry["id"])
        if LEVELS.index(how) < LEVELS.index(least):
            lines.append("below %s: %s" % (least, line))
        elif entry and today <= datetime.date.fromisoformat(entry["until"]):
            lines.append("allowed until %s (%s): %s" % (entry["until"], entry["reason"], line))
        else:
            failed = True
            lines.append(("allowed only until %s: " % entry["until"] if entry else "") + line)
    for entry in entries:
        if entry["id"] not in used:
            lines.append("%s is in the allow file and concerns nothing any more; take it out" % entry["id"])
    return lines, failed


def osv(address):
    """Asks the database itself."""

    def ask(path, body):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address + path, data, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                return json.load(answer)
        except (OSError, http.client.HTTPException, ValueError) as problem:
            # a proxy's page is no JSON: that is no answer either
            raise Unreachable("%s%s: %s" % (address, path, problem)) from problem

    return ask


def main(arguments):
    options = argparse.ArgumentParser(description="Asks an advisory database about bills of materials.")
    options.add_argument("bills", nargs="+", type=pathlib.Path, metavar="bom.json")
    options.add_argument("--least", choices=LEVELS[:-1], default="HIGH", help="from which severity on it is a failure")
    options.add_argument("--url", default=OSV)
    given = options.parse_args(arguments)
    try:
        purls = set()
        for bill in given.bills:
            purls |= parts(json.loads(bill.read_text()))
        entries = allowed(ALLOWED.read_text())
    except (OSError, ValueError) as problem:
        print("cannot be checked: %s" % problem, file=sys.stderr)
        return 2
    try:
        known = advisories(purls, osv(given.url))
    except Unreachable as problem:
        print("not asked: %s" % problem, file=sys.stderr)
        return 3
    lines, failed = judge(known, entries, datetime.date.today(), given.least)
    for line in lines:
        print(line)
    print("%d parts, %d advisories" % (len(purls), len(known)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
