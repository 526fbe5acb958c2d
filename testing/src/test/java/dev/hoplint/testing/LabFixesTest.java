package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The case study with the edits that its findings carry: nothing is left of the fault. */
class LabFixesTest {

  @ParameterizedTest
  @CsvSource({
    "'', r3.cfg, 'LF', 2",
    "'', r3.cfg, 'CRLF', 2",
    "s2c-mss-too-big, r3.cfg, 'LF', 1",
    "s9-unreachables-off, r3.cfg, 'LF', 3",
    "s8-mtu-mismatch, r3.cfg, 'LF', 3",
  })
  void theEditsMendIt(String variant, String shown, String lineEnds, int findings)
      throws Exception {
    try (TestFolder folder = Lab.copy(variant)) {
      folder.write("hoplint.yaml", Lab.text("hoplint.yaml"));
      if (lineEnds.equals("CRLF")) {
        for (String name : List.of("r1.cfg", "r2.cfg", "r3.cfg", "isp.cfg")) {
          Path file = folder.path().resolve(name);
          Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        }
      }
      List<Fix.Edit> edits = new ArrayList<>();
      int fixed = 0;
      for (ReportedFinding reported : Lab.lint(folder.path()).findings()) {
        Finding finding = reported.finding();
        if (finding.rule().id().startsWith("MTU")) {
          assertThat(finding.fixes()).as(finding.message()).isNotEmpty();
          edits.addAll(finding.fixes().get(0).edits());
          fixed++;
        }
      }
      assertThat(fixed).isEqualTo(findings);
      apply(folder.path(), edits.stream().distinct().toList());

      LintResult after = Lab.lint(folder.path());
      assertThat(after.defects()).isEmpty();
      assertThat(
              after.findings().stream()
                  .map(ReportedFinding::finding)
                  .filter(f -> f.rule().id().startsWith("MTU"))
                  .map(f -> f.rule().id() + " " + f.message()))
          .isEmpty();
      assertThat(
              after.findings().stream()
                  .map(ReportedFinding::finding)
                  .filter(f -> f.severity() == Severity.ERROR)
                  .map(f -> f.rule().id() + " " + f.message()))
          .isEmpty();
      String text = Files.readString(folder.path().resolve(shown));
      String end = lineEnds.equals("CRLF") ? "\r\n" : "\n";
      assertThat(text).contains(end + " ip tcp adjust-mss ");
      assertThat(text.replace(end, "")).doesNotContain("\r").doesNotContain("\n");
    }
  }

  /** The errors of both families go by edits of MTU alone. */
  @ParameterizedTest
  @ValueSource(strings = {"", "s2c-mss-too-big"})
  void noErrorOfMtuOrFragmentsIsLeft(String variant) throws Exception {
    try (TestFolder folder = Lab.copy(variant)) {
      folder.write("hoplint.yaml", Lab.text("hoplint.yaml"));
      LintResult before = Lab.lint(folder.path());
      assertThat(errors(before)).contains("FRG-101").anyMatch(id -> id.startsWith("MTU"));
      apply(
          folder.path(),
          before.findings().stream()
              .map(ReportedFinding::finding)
              .filter(finding -> finding.rule().id().startsWith("MTU"))
              .flatMap(finding -> finding.fixes().get(0).edits().stream())
              .distinct()
              .toList());
      assertThat(errors(Lab.lint(folder.path())))
          .noneMatch(id -> id.startsWith("MTU") || id.startsWith("FRG"));
    }
  }

  private static List<String> errors(LintResult result) {
    return result.findings().stream()
        .map(ReportedFinding::finding)
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(finding -> finding.rule().id())
        .toList();
  }

  private static void apply(Path folder, List<Fix.Edit> edits) throws Exception {
    List<Fix.Edit> fromTheEnd = new ArrayList<>(edits);
    fromTheEnd.sort(Comparator.comparing((Fix.Edit edit) -> edit.span().start()).reversed());
    for (Fix.Edit edit : fromTheEnd) {
      Path file = folder.resolve(edit.span().file().path());
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      Files.writeString(
          file,
          text.substring(0, edit.span().start()) + edit.text() + text.substring(edit.span().end()),
          StandardCharsets.ISO_8859_1);
    }
  }
}
