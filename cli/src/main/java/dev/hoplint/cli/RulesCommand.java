package dev.hoplint.cli;

import dev.hoplint.rule.RuleInfo;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine.Command;

/** Every rule: id, name, default severity, fixable or not. */
@Command(
    name = "rules",
    description = "List every rule: id, name, default severity, fixable or not.",
    mixinStandardHelpOptions = true)
final class RulesCommand implements SubCommand {
  @Override
  public int run(Engine engine, Surroundings surroundings, Console console) throws RunException {
    console.print(out -> write(engine.rules(), out));
    return ExitStatus.CLEAN;
  }

  private static void write(List<RuleInfo> rules, Writer out) throws IOException {
    int width = rules.stream().mapToInt(rule -> rule.name().length()).max().orElse(0);
    for (RuleInfo rule : rules) {
      String line =
          String.join(
              "  ",
              rule.id(),
              pad(rule.name(), width),
              pad(rule.severity().id(), "warning".length()),
              rule.fixable() ? "fixable" : "not fixable");
      out.append(line).append('\n');
    }
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
