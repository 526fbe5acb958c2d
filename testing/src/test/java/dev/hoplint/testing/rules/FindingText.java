package dev.hoplint.testing.rules;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.PlacedRelated;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Witness;
import dev.hoplint.source.Position;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that findings say, in lines that are compared with golden files. */
final class FindingText {
  private FindingText() {}

  /** The findings of the rules with these ids, in their order. */
  static String of(LintResult result, List<String> rules) {
    return result.findings().stream()
        .filter(f -> rules.contains(f.finding().rule().id()))
        .map(FindingText::of)
        .collect(Collectors.joining("\n"));
  }

  private static String of(ReportedFinding reported) {
    Finding finding = reported.finding();
    StringBuilder text = new StringBuilder();
    text.append(place(finding.span().file().path(), reported.position()))
        .append(" %s %s\n".formatted(finding.severity().id(), finding.rule().id()))
        .append(finding.message())
        .append('\n');
    for (PlacedRelated related : reported.related()) {
      String file = related.related().span().file().path();
      text.append("  at %s: ".formatted(place(file, related.position())))
          .append(related.related().message())
          .append('\n');
    }
    finding.assumptions().forEach(a -> text.append("  assumed: ").append(a).append('\n'));
    if (finding.witness() != null) {
      text.append(witness(finding.witness()));
    }
    for (int i = 0; i < finding.fixes().size(); i++) {
      Fix fix = finding.fixes().get(i);
      text.append(fix.safe() ? "  safe fix: " : "  fix: ").append(fix.title()).append('\n');
      fix.commands().forEach(line -> text.append("    | ").append(line).append('\n'));
      for (int j = 0; j < fix.edits().size(); j++) {
        text.append("    edit %s: \"".formatted(place("", reported.edits().get(i).get(j))))
            .append(fix.edits().get(j).text())
            .append("\"\n");
      }
      fix.insertions()
          .forEach(lines -> text.append("    insert ").append(lines.lines()).append('\n'));
    }
    return text.toString();
  }

  private static String place(String file, Position at) {
    return "%s:%d:%d-%d".formatted(file, at.line(), at.column(), at.endColumn());
  }

  /** A client's port may be any. */
  private static String witness(Witness witness) {
    return "  packet: %s %s to %s%s, %d bytes in %s\n  first: %s\n  later: %s\n"
        .formatted(
            witness.protocol(),
            witness.source(),
            witness.destination(),
            witness.destinationPort() < 0 ? "" : " port " + witness.destinationPort(),
            witness.datagram(),
            witness.fragments(),
            way(witness.initial()),
            way(witness.nonInitial()));
  }

  private static String way(Witness.@Nullable Way way) {
    return way == null
        ? "none"
        : "%s to %s by %s as %s"
            .formatted(way.decision(), way.nextHop(), way.interfaceName(), way.source());
  }
}
