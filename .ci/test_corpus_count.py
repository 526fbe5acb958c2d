#!/usr/bin/env python3
"""Tests of corpus-count.py: python3 .ci/test_corpus_count.py"""
import contextlib
import importlib.util
import io
import os
import tempfile
import unittest

here = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("corpus_count", os.path.join(here, "corpus-count.py"))
count = importlib.util.module_from_spec(spec)
spec.loader.exec_module(count)

CONFIG = """\
hostname R2
banner motd ^C
interface Fake0
 ip address 1.1.1.1 255.0.0.0
^C
!
vrf definition A
 description no statement of ours
interface Tunnel23
 description shutdown
 ip address 172.31.23.2 255.255.255.0
 no ip unreachables
 ip nat inside
 tunnel source GigabitEthernet0/0
 ip ospf mtu-ignore
!
router ospf 1
 interface Tunnel23
 shutdown
!
ip nat pool P 10.0.0.1 10.0.0.9 netmask 255.255.255.0
ip nat inside source list 1 pool P
ip route 0.0.0.0 0.0.0.0 203.0.113.1
ip route-cache
access-list 1 permit any
access-list 1 remark users
ip access-list extended A
 remark web
 10 permit tcp any any eq 80
 no 20
!
ip access-list session B
 permit any any
route-map M permit 10
 description text
 match ip address A
 set ip next-hop 192.168.12.1
crypto pki certificate chain T
 certificate 01
  3082 0122
  quit
end
"""

STATEMENTS = [
    (1, "hostname"),
    (7, "vrf definition"),
    (9, "interface"),
    (11, "interface: ip address"),
    (12, "interface: ip unreachables"),
    (13, "interface: ip nat"),
    (14, "interface: tunnel"),
    (15, "interface: ip ospf"),
    (21, "ip nat pool"),
    (22, "ip nat"),
    (23, "ip route"),
    (25, "access list: numbered entry"),
    (26, "access list: remark"),
    (27, "access list"),
    (28, "access list: remark"),
    (29, "access list: entry"),
    (34, "route-map"),
    (36, "route-map: match"),
    (37, "route-map: set"),
]


class CountTest(unittest.TestCase):
    def statements(self, text):
        lines = count.split_lines(text.encode())
        return [(line.number, line.statement) for line in count.statement_lines(lines)]

    def test_first_words_and_the_line_above_decide(self):
        self.assertEqual(self.statements(CONFIG), STATEMENTS)

    def test_a_file_that_stands_to_the_right(self):
        shifted = "!\n" + "".join(" " + line for line in CONFIG.splitlines(True)[8:15])
        self.assertEqual([n for _, n in self.statements(shifted)],
                         [n for _, n in STATEMENTS[2:8]])

    def test_line_ends(self):
        self.assertEqual(count.split_lines(b"a\r\nb\rc\n\nd"), ["a", "b", "c", "", "d"])
        self.assertEqual(count.split_lines(b"a\n"), ["a"])
        self.assertEqual(count.split_lines(b""), [])

    def test_encodings(self):
        for charset in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
            self.assertEqual(count.split_lines("hostname R\u00e4\nend\n".encode(charset)),
                             ["hostname R\u00e4", "end"], charset)

    def judge(self, report, files=None, status=0):
        files = files or {"x/r2.cfg": CONFIG}
        with tempfile.TemporaryDirectory() as corpus:
            for name, text in files.items():
                path = os.path.join(corpus, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            index = {name: "ios-config" for name in files}
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                answer = count.judge(corpus, index, count.Report(report, index), status, True)
            return answer, output.getvalue()

    def report(self, missed=(), kind="ios-config", findings=(), lines=42):
        return {
            "files": [{"file": "../corpus/x/r2.cfg", "kind": kind, "lines": lines}],
            "notAnalysed": [{"file": "../corpus/x/r2.cfg", "line": n, "reason": "?"} for n in missed],
            "findings": [{"file": "../corpus/x/r2.cfg", "line": n, "rule": "HOP-002"}
                         for n in findings],
        }

    def test_all_understood(self):
        answer, output = self.judge(self.report())
        self.assertEqual(answer, 0, output)
        self.assertRegex(output, r"all +19 +0 +0\.00")

    def test_lines_that_are_no_statements_do_not_count(self):
        self.assertEqual(self.judge(self.report(missed=[8, 10, 35]))[0], 0)

    def test_a_statement_not_understood(self):
        answer, output = self.judge(self.report(missed=[11]))
        self.assertEqual(answer, 1)
        self.assertIn("x/r2.cfg:11: [interface: ip address]", output)

    def test_a_malformed_statement(self):
        self.assertEqual(self.judge(self.report(findings=[29]))[0], 1)

    def test_one_in_two_hundred_is_allowed(self):
        text = "hostname R\n" + "ip route 10.0.0.0 255.0.0.0 1.1.1.1\n" * 199
        report = self.report(missed=[50], lines=200)
        self.assertEqual(self.judge(report, {"x/r2.cfg": text})[0], 0)
        report = self.report(missed=[50, 51], lines=200)
        self.assertEqual(self.judge(report, {"x/r2.cfg": text})[0], 1)

    def test_a_file_of_another_kind(self):
        answer, output = self.judge(self.report(kind="unknown"))
        self.assertEqual(answer, 1)
        self.assertIn("x/r2.cfg: unknown, 19 statement lines", output)

    def test_a_part_of_another_kind(self):
        report = self.report()
        report["files"][0]["parts"] = [
            {"kind": "ios-config", "line": 1, "endLine": 20},
            {"kind": "unknown", "line": 21, "endLine": 42}]
        answer, output = self.judge(report)
        self.assertEqual(answer, 1)
        self.assertRegex(output, r"all +19 +11 ")

    def test_a_dialect_is_left_out(self):
        report = self.report(kind="unknown")
        report["files"].append(
            {"file": "../corpus/x/ruckus_fastiron/a.txt", "kind": "unknown", "lines": 42})
        report["files"][0]["kind"] = "ios-config"
        answer, output = self.judge(
            report, {"x/r2.cfg": CONFIG, "x/ruckus_fastiron/a.txt": CONFIG})
        self.assertEqual(answer, 0, output)
        self.assertRegex(output, r"all +19 ")

    def test_a_file_that_is_not_reported(self):
        answer, output = self.judge(self.report(), {"x/r2.cfg": CONFIG, "x/r3.cfg": "end\n"})
        self.assertEqual(answer, 1)
        self.assertIn("1 files are not in the report", output)

    def test_a_wrong_number_of_lines(self):
        self.assertEqual(self.judge(self.report(lines=41))[0], 1)

    def test_a_failed_run(self):
        self.assertEqual(self.judge(self.report(), status=3)[0], 1)
        self.assertEqual(self.judge(self.report(), status=1)[0], 0)


if __name__ == "__main__":
    unittest.main()
