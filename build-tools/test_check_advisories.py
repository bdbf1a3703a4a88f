"""python3 -m unittest discover -s build-tools"""

import contextlib
import datetime
import http.server
import io
import json
import pathlib
import tempfile
import threading
import unittest

import check_advisories as check

TODAY = datetime.date(2026, 11, 23)
PURL = "pkg:maven/org.example/lib@1.0"


def bill(*purls):
    return {"bomFormat": "CycloneDX", "components": [{"name": "x", "purl": purl} for purl in purls]}


def advisory(name, severity=None, **more):
    said = {} if severity is None else {"database_specific": {"severity": severity}}
    return {"id": name, "summary": "a hole", **said, **more}


class Database:
    """Answers as OSV's pages say: ids only for a batch, and one advisory by its id."""

    def __init__(self, known, page=10):
        self.known = known
        self.page = page
        self.batches = []

    def __call__(self, path, body):
        if body is None:
            name = path.removeprefix("/vulns/")
            return next(one for all_ in self.known.values() for one in all_ if one["id"] == name)
        self.batches.append(len(body["queries"]))
        return {"results": [self.result(query) for query in body["queries"]]}

    def result(self, query):
        ids = [{"id": one["id"]} for one in self.known.get(query["package"]["purl"], [])]
        start = int(query.get("page_token", "0"))
        if not ids:
            return {}
        more = {"next_page_token": str(start + self.page)} if start + self.page < len(ids) else {}
        return {"vulns": ids[start : start + self.page], **more}


class Parts(unittest.TestCase):
    def test_our_own_parts_are_nobodys_business_and_qualifiers_go(self):
        self.assertEqual(
            check.parts(bill(PURL + "?type=jar", "pkg:maven/dev.shopfloor/shared-model@1?type=jar")), {PURL}
        )

    def test_a_bill_without_parts_is_none(self):
        for broken in ({}, bill(), bill("pkg:maven/dev.shopfloor/x@1"), bill(None)):
            with self.assertRaises(ValueError):
                check.parts(broken)


class Advisories(unittest.TestCase):
    def test_all_pages_of_all_parts_are_read(self):
        many = {PURL: [advisory("A-%d" % n) for n in range(5)], PURL + "1": [advisory("B-1")]}
        known = check.advisories(many.keys(), Database(many, page=2))
        self.assertEqual([one["id"] for _, one in known], ["A-0", "A-1", "A-2", "A-3", "A-4", "B-1"])
        self.assertEqual(known[-1][0], PURL + "1")

    def test_more_parts_than_one_question_takes_are_asked_in_several(self):
        database = Database({})
        check.advisories({"pkg:maven/g/a@%d" % n for n in range(1, 1101)}, database)
        self.assertEqual(database.batches, [500, 500, 100])

    def test_one_that_was_withdrawn_does_not_count(self):
        known = {PURL: [advisory("A-1", "CRITICAL", withdrawn="2026-01-01T00:00:00Z")]}
        self.assertEqual(check.advisories({PURL}, Database(known)), [])

    def test_an_answer_for_fewer_parts_than_were_asked_is_none(self):
        for answer in ({}, {"results": []}, {"results": None}):
            with self.assertRaises(check.Unreachable):
                check.advisories({PURL}, lambda path, body, answer=answer: answer)

    def test_an_answer_without_an_end_is_none(self):
        endless = {"results": [{"vulns": [], "next_page_token": "again"}]}
        with self.assertRaises(check.Unreachable):
            check.advisories({PURL}, lambda path, body: endless)


class Judgement(unittest.TestCase):
    def judge(self, one, entries=(), least="HIGH"):
        return check.judge([(PURL, one)], list(entries), TODAY, least)

    def test_high_and_above_fail_and_what_is_below_is_only_shown(self):
        for severity, fails in (("LOW", False), ("MODERATE", False), ("HIGH", True), ("CRITICAL", True)):
            lines, failed = self.judge(advisory("A-1", severity))
            self.assertEqual(failed, fails, severity)
            self.assertIn("A-1", lines[0])

    def test_without_a_severity_it_fails(self):
        for one in (advisory("A-1"), advisory("A-1", "dreadful"), {"id": "A-1", "database_specific": None}):
            self.assertTrue(self.judge(one)[1], one)

    def test_another_spelling_of_moderate_is_the_same(self):
        self.assertFalse(self.judge(advisory("A-1", "Medium"))[1])
        self.assertTrue(self.judge(advisory("A-1", "Medium"), least="MODERATE")[1])

    def test_what_is_allowed_fails_no_more_until_its_last_day_is_over(self):
        for until, fails in (("2026-11-22", True), ("2026-11-23", False), ("2027-01-01", False)):
            entry = {"id": "A-1", "reason": "we do not parse XML", "until": until}
            lines, failed = self.judge(advisory("A-1", "CRITICAL"), [entry])
            self.assertEqual(failed, fails, until)
            self.assertIn(until, lines[0])

    def test_an_alias_is_allowed_as_well(self):
        entry = {"id": "CVE-2026-1", "reason": "not reached", "until": "2027-01-01"}
        self.assertFalse(self.judge(advisory("GHSA-x", "HIGH", aliases=["CVE-2026-1"]), [entry])[1])

    def test_one_allowed_allows_no_other(self):
        entry = {"id": "A-2", "reason": "not reached", "until": "2027-01-01"}
        lines, failed = self.judge(advisory("A-1", "HIGH"), [entry])
        self.assertTrue(failed)
        self.assertIn("take it out", lines[-1])


class Allowed(unittest.TestCase):
    def test_an_entry_needs_id_reason_and_last_day(self):
        whole = '[{"id": "A-1", "reason": "not reached", "until": "2027-01-01"}]'
        self.assertEqual(len(check.allowed(whole)), 1)
        for broken in (whole.replace("not reached", " "), whole.replace("2027-01-01", "soon"), '[{"id": "A-1"}]'):
            with self.assertRaises(ValueError):
                check.allowed(broken)

    def test_the_file_that_is_there_can_be_read(self):
        check.allowed(check.ALLOWED.read_text())


class Stand(http.server.BaseHTTPRequestHandler):
    """The database's interface, on this machine: it answers from the server's database, or with a proxy's page."""

    def do_GET(self):
        self.reply(None)

    def do_POST(self):
        self.reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def reply(self, body):
        known = self.server.database
        answer = b"<html>who are you?</html>" if known is None else json.dumps(known(self.path, body)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


class Whole(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stand)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.bill = pathlib.Path(folder.name, "bom.json")
        self.bill.write_text(json.dumps(bill(PURL + "?type=jar")))

    def run_it(self, database, *more):
        self.server.database = database
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = check.main([str(self.bill), "--url", "http://127.0.0.1:%d" % self.server.server_port, *more])
        return code, said.getvalue()

    def test_nothing_known_is_0(self):
        self.assertEqual(self.run_it(Database({})), (0, "1 parts, 0 advisories\n"))

    def test_something_known_is_1_and_named(self):
        code, said = self.run_it(Database({PURL: [advisory("A-1", "HIGH")]}))
        self.assertEqual(code, 1)
        self.assertIn("HIGH A-1 " + PURL + ": a hole", said)
        self.assertEqual(self.run_it(Database({PURL: [advisory("A-1", "HIGH")]}), "--least", "CRITICAL")[0], 0)

    def test_a_bill_that_is_none_is_2(self):
        self.bill.write_text("{}")
        self.assertEqual(self.run_it(Database({}))[0], 2)
        self.bill.unlink()
        self.assertEqual(self.run_it(Database({}))[0], 2)

    def test_a_page_of_a_proxy_is_3_and_no_all_clear(self):
        self.assertEqual(self.run_it(None)[0], 3)

    def test_nobody_there_is_3(self):
        self.assertEqual(self.run_it(Database({}), "--url", "http://127.0.0.1:1")[0], 3)


if __name__ == "__main__":
    unittest.main()
