package dev.hoplint.rule;

import dev.hoplint.source.Nearest;
import dev.hoplint.source.RunException;
import dev.hoplint.source.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words that stand for rules: ids, names and families, whatever their case. The configuration,
 * ignores and the command line all read them here.
 */
public final class RuleNames {
  private final List<RuleInfo> rules;
  private final Map<String, RuleKey> keys = new LinkedHashMap<>();
  private final List<String> spellings;

  /** The names of the rules that exist. */
  public RuleNames(List<RuleInfo> rules) {
    this.rules = List.copyOf(rules);
    List<String> known = new ArrayList<>();
    for (RuleInfo rule : rules) {
      add(known, rule.id(), new RuleKey.One(rule.id()));
    }
    for (RuleInfo rule : rules) {
      add(known, rule.name(), new RuleKey.One(rule.id()));
    }
    for (RuleInfo rule : rules) {
      add(known, rule.family(), new RuleKey.Family(rule.family()));
    }
    spellings = List.copyOf(known);
  }

  private void add(List<String> known, String spelling, RuleKey key) {
    if (keys.putIfAbsent(fold(spelling), key) == null) {
      known.add(spelling);
    }
  }

  /** What an id, a name or a family stands for; null if no rule is called so. */
  public @Nullable RuleKey resolve(String word) {
    return keys.get(fold(word));
  }

  /** The rules that a key stands for. */
  public List<RuleInfo> rules(RuleKey key) {
    return rules.stream().filter(key::matches).toList();
  }

  /** Why {@code word} is no rule, with the nearest name that is one; without a full stop. */
  public String unknown(String word) {
    String refused = "unknown rule \"" + Shown.of(word) + "\"";
    return spellings.isEmpty()
        ? refused
        : refused + ", the nearest known one is " + Nearest.to(word, spellings);
  }

  /**
   * Reads the RULES of the command line: a comma list of ids, names or families. Blanks around a
   * word are allowed.
   *
   * @param option what the list was given to, for the message ({@code --select})
   * @throws RunException if a word is empty or unknown
   */
  public List<RuleKey> parseList(String option, String list) throws RunException {
    List<RuleKey> parsed = new ArrayList<>();
    for (String item : list.split(",", -1)) {
      String word = item.strip();
      if (word.isEmpty()) {
        throw new RunException(
            option + " needs ids, names or families of rules with commas between them");
      }
      RuleKey key = resolve(word);
      if (key == null) {
        throw new RunException(option + ": " + unknown(word));
      }
      parsed.add(key);
    }
    return parsed;
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
