package dev.hoplint.testing;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.lint.Workspace;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of the two case studies, and runs over copies of them. */
final class Lab {
  private Lab() {}

  static Path folder(String name) {
    try {
      Path lab = Path.of(Lab.class.getResource("/lab").toURI());
      Path folder = lab.resolve(name);
      if (!Files.exists(folder)) {
        throw new IllegalArgumentException("not in the lab: " + name);
      }
      return folder;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(String name) throws IOException {
    return Files.readString(folder(name), StandardCharsets.UTF_8);
  }

  /** The text with {@code old}, which must be there, replaced. */
  static String replaced(String text, String old, String replacement) {
    if (!text.contains(old)) {
      throw new IllegalArgumentException("nothing to replace: " + old);
    }
    return text.replace(old, replacement);
  }

  /** A folder that holds the base, overlaid with the variant's files; "" for the base alone. */
  static TestFolder copy(String variant) throws IOException {
    TestFolder folder = TestFolder.create();
    folder.copy(folder("base"));
    if (!variant.isEmpty()) {
      folder.copy(folder("variants/" + variant));
    }
    return folder;
  }

  static LintResult lint(Path folder) throws RunException {
    return Workspace.open(LintRequest.of(folder, List.of(folder))).result();
  }

  /** The line that a finding points at, without its indentation. */
  static String line(TestFolder folder, ReportedFinding finding) throws IOException {
    Path file = folder.path().resolve(finding.finding().span().file().path());
    return Files.readString(file, StandardCharsets.UTF_8)
        .lines()
        .skip(finding.position().line() - 1L)
        .findFirst()
        .orElse("(no such line)")
        .strip();
  }
}
