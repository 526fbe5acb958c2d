package dev.hoplint.report;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.LintRequest.FailOn;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.FileReport;
import dev.hoplint.lint.LintResult.NotAnalysed;
import dev.hoplint.lint.LintResult.PartReport;
import dev.hoplint.lint.LintResult.PlacedRelated;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.lint.LintResult.Summary;
import dev.hoplint.lint.LintResult.Suppression;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Related;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.rule.Witness;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.Position;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results put together by hand: files, findings in them, and nothing of the engine. */
final class Sample implements SourceTexts {
  static final RuleInfo SPLIT =
      new RuleInfo("FRG-101", "pbr-splits-fragments", Severity.ERROR, "splits", "0.1.0", false);
  static final RuleInfo CLAMP =
      new RuleInfo("MTU-303", "mss-clamp-missing", Severity.WARNING, "no clamp", "0.1.0", true);
  static final RuleInfo UNCHECKED =
      new RuleInfo("PBR-206", "pbr-next-hop-unchecked", Severity.NOTE, "unchecked", "0.1.0", false);

  private final Map<SourceFile, SourceText> texts = new LinkedHashMap<>();
  private final List<ReportedFinding> findings = new ArrayList<>();
  private final List<NotAnalysed> notAnalysed = new ArrayList<>();
  private final List<FileReport> files = new ArrayList<>();

  /** A file of one part. */
  Sample file(String path, String text) {
    return file(path, text, List.of(new PartReport(PartKind.IOS_CONFIG, "R", 1, 1)));
  }

  Sample file(String path, String text, List<PartReport> parts) {
    SourceText source = SourceText.of(new SourceFile(path), text);
    texts.put(source.file(), source);
    files.add(new FileReport(path, parts, source.lineCount(), 0));
    return this;
  }

  Sample notAnalysed(String path, int line, String reason) {
    notAnalysed.add(new NotAnalysed(path, line, reason));
    return this;
  }

  Sample finding(Finding finding) {
    return finding(finding, null);
  }

  Sample finding(Finding finding, @Nullable Suppression suppression) {
    List<PlacedRelated> related =
        finding.related().stream()
            .map(each -> new PlacedRelated(each, position(each.span())))
            .toList();
    List<List<Position>> edits =
        finding.fixes().stream()
            .map(fix -> fix.edits().stream().map(edit -> position(edit.span())).toList())
            .toList();
    findings.add(
        new ReportedFinding(
            finding,
            position(finding.span()),
            related,
            edits,
            suppression,
            String.format("1:%016x", findings.size() + 1)));
    return this;
  }

  /** The first place of {@code words} in the file, which must have it. */
  Span span(String path, String words) {
    SourceText text = texts.get(new SourceFile(path));
    int at = text.text().indexOf(words);
    if (at < 0) {
      throw new IllegalArgumentException(path + " has no '" + words + "'");
    }
    int start = text.text().substring(0, at).getBytes(StandardCharsets.UTF_8).length;
    return new Span(text.file(), start, start + words.getBytes(StandardCharsets.UTF_8).length);
  }

  /** A finding with nothing beside its message. */
  static Finding plain(RuleInfo rule, String message, Span span) {
    return new Finding(
        rule, rule.severity(), message, span, null, List.of(), List.of(), null, List.of());
  }

  LintResult result() {
    int lines = files.stream().mapToInt(FileReport::lines).sum();
    Summary summary =
        new Summary(
            files.size(),
            files.size(),
            findings.isEmpty() ? 0 : 1,
            lines,
            count(Severity.ERROR),
            count(Severity.WARNING),
            count(Severity.NOTE),
            (int) findings.stream().filter(each -> each.suppression() != null).count());
    return new LintResult(
        findings, notAnalysed, files, summary, new FailOn(Severity.ERROR), List.of());
  }

  @Override
  public @Nullable SourceText text(SourceFile file) {
    return texts.get(file);
  }

  /** From now on the file is another than the one linted. */
  Sample changeOnDisk(String path) {
    texts.remove(new SourceFile(path));
    return this;
  }

  private Position position(Span span) {
    return texts.get(span.file()).position(span);
  }

  private int count(Severity severity) {
    return (int)
        findings.stream()
            .filter(each -> each.suppression() == null && each.finding().severity() == severity)
            .count();
  }

  /** The lab's split of fragments at R2, with all that a finding can have. */
  static Sample lab() {
    Sample sample =
        new Sample()
            .file(
                "configs/r2.cfg",
                """
                hostname R2
                !
                interface Tunnel23
                 ip address 172.31.23.2 255.255.255.0
                 ip mtu 1440
                 ip policy route-map PBR_BACKDOOR
                !
                ip access-list extended ACL_USE_BACKDOOR
                 permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001
                !
                route-map PBR_BACKDOOR permit 10
                 match ip address ACL_USE_BACKDOOR
                 set ip next-hop 192.168.12.1
                """)
            .file(
                "configs/r3.cfg",
                "hostname R3\ninterface Tunnel23\n ip address 172.31.23.3 255.255.255.0\n ip mtu 1440\n")
            .file(
                "hosts/esx1.txt",
                "[root@esx1:~] esxcli network ip interface list\n[root@esx1:~] esxcli network ip route"
                    + " ipv4 list\n",
                List.of(
                    new PartReport(PartKind.ESXI_INTERFACE, "esx1", 1, 1),
                    new PartReport(PartKind.ESXI_ROUTE, "esx1", 2, 2)))
            .file("notes.txt", "nothing\n", List.of());
    Witness witness =
        new Witness(
            "tcp",
            Ipv4Address.of("172.16.1.10"),
            49152,
            Ipv4Address.of("1.1.1.10"),
            1002,
            1476,
            List.of(1436, 60),
            new Witness.Way(
                "route",
                Ipv4Address.of("203.0.113.1"),
                "GigabitEthernet0/1",
                Ipv4Address.of("203.0.113.2")),
            new Witness.Way("policy", Ipv4Address.of("192.168.12.1"), "GigabitEthernet0/2", null));
    sample.finding(
        plain(
            UNCHECKED,
            "nothing checks that 192.168.12.1 is alive",
            sample.span("configs/r2.cfg", "set ip next-hop 192.168.12.1")),
        new Suppression("inline", "one line, no second way"));
    sample.finding(
        new Finding(
            SPLIT,
            Severity.ERROR,
            "later fragments from 172.16.1.10 to 1.1.1.10 go to 192.168.12.1, the first ones of port"
                + " 1002 do not",
            sample.span("configs/r2.cfg", "permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001"),
            "R2",
            List.of(
                new Related(
                    sample.span("configs/r2.cfg", "ip policy route-map PBR_BACKDOOR"),
                    "policy routing is switched on here"),
                new Related(
                    sample.span("configs/r3.cfg", "ip mtu 1440"),
                    "packets over 1440 bytes are fragmented here")),
            List.of("hosts send packets of up to 1500 bytes"),
            witness,
            List.of(
                new Fix(
                    "Clamp the MSS where the fragments are made",
                    true,
                    List.of(
                        new Fix.Edit(
                            insertion(sample.span("configs/r3.cfg", " ip mtu 1440")),
                            " ip tcp adjust-mss 1400\n")),
                    List.of()),
                Fix.commands(
                    "Route the host pair by addresses only",
                    List.of(
                        "ip access-list extended ACL_USE_BACKDOOR",
                        " permit ip host 172.16.1.10 host 1.1.1.10")),
                Fix.advice("Or let the server set its own MSS"))));
    sample.finding(
        plain(
            CLAMP,
            "no MSS clamp at or below 1400 on the way through Tunnel23",
            sample.span("configs/r3.cfg", "interface Tunnel23")));
    return sample
        .notAnalysed("configs/old.cfg", 0, "permission denied")
        .notAnalysed("configs/r2.cfg", 7, "a line in no known form");
  }

  /**
   * Text that is hard to show: tabs, wide characters, control characters, long and several lines.
   */
  static Sample hard() {
    String longLine = "certificate " + "0123456789ABCDEF".repeat(30);
    Sample sample =
        new Sample()
            .file("tab.cfg", "ip route\t10.0.0.0\t255.0.0.0\tNull0\n")
            .file("wide.cfg", "description 回線 e\u0301 \ud83d\ude80 end\n")
            .file("control.cfg", "banner motd \u0003hello\u0003 tail \u202etxet\n")
            .file("long.cfg", longLine + "\n")
            .file("several.cfg", "one\n  two\n  three\n  four\n  five\n  six\nseven\n")
            .file("empty.cfg", "")
            .file("gone.cfg", "was here\n");
    sample.finding(plain(SPLIT, "after a tab", sample.span("tab.cfg", "255.0.0.0")));
    sample.finding(plain(SPLIT, "a tab itself", sample.span("tab.cfg", "\tNull0")));
    sample.finding(plain(CLAMP, "wide", sample.span("wide.cfg", "線")));
    sample.finding(plain(CLAMP, "behind wide, joined and paired", sample.span("wide.cfg", "end")));
    sample.finding(plain(CLAMP, "a pair", sample.span("wide.cfg", "\ud83d\ude80")));
    sample.finding(
        plain(
            UNCHECKED,
            "with a \u001b[31m, a\nline and [brackets]: so",
            sample.span("control.cfg", "hello")));
    sample.finding(plain(UNCHECKED, "reordered", sample.span("control.cfg", "txet")));
    sample.finding(plain(UNCHECKED, "cut at its end", sample.span("long.cfg", "certificate")));
    sample.finding(
        plain(UNCHECKED, "cut at both ends", new Span(new SourceFile("long.cfg"), 300, 316)));
    sample.finding(
        plain(UNCHECKED, "wider than the cut", new Span(new SourceFile("long.cfg"), 12, 492)));
    sample.finding(plain(SPLIT, "two lines", sample.span("several.cfg", "two\n  three")));
    sample.finding(
        plain(
            SPLIT,
            "many lines",
            sample.span("several.cfg", "two\n  three\n  four\n  five\n  six")));
    sample.finding(plain(SPLIT, "no width", insertion(sample.span("several.cfg", "seven"))));
    sample.finding(plain(SPLIT, "an empty file", new Span(new SourceFile("empty.cfg"), 0, 0)));
    sample.finding(plain(SPLIT, "changed meanwhile", sample.span("gone.cfg", "here")));
    return sample.changeOnDisk("gone.cfg");
  }

  private static Span insertion(Span before) {
    return new Span(before.file(), before.start(), before.start());
  }
}
