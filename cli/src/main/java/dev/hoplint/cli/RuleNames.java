package dev.hoplint.cli;

import dev.hoplint.rule.RuleInfo;
import dev.hoplint.source.Nearest;
import dev.hoplint.source.RunException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ids, names and families that RULES may name. */
final class RuleNames {
  private final Set<String> known = new LinkedHashSet<>();

  RuleNames(List<RuleInfo> rules) {
    for (RuleInfo rule : rules) {
      known.add(rule.id());
      known.add(rule.name());
      known.add(rule.family());
    }
  }

  /** The members of the comma lists, in order; one that is not known is an error. */
  List<String> parse(String option, List<String> lists) throws RunException {
    List<String> names = new ArrayList<>();
    for (String list : lists) {
      for (String word : list.split(",", -1)) {
        String name = word.strip();
        if (!known.contains(name)) {
          throw unknown(option, name);
        }
        names.add(name);
      }
    }
    return names;
  }

  private RunException unknown(String option, String name) {
    if (name.isEmpty()) {
      return new RunException(option + ": a rule is missing in the comma list");
    }
    String nearest = Nearest.to(name, known);
    String hint = nearest == null ? "" : "; did you mean " + nearest + "?";
    return new RunException(option + ": there is no rule '" + name + "'" + hint);
  }
}
