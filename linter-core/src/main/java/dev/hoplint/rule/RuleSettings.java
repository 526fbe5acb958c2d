package dev.hoplint.rule;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force: {@code rules}, then each of {@code overrides}, then {@code --select} and
 * {@code --ignore}.
 *
 * <ul>
 *   <li>Later layers count more: an override that matches the file replaces what {@code rules} or
 *       an earlier override says of the rule, be it by the rule's own name or by its family. An
 *       override can so switch on, for its files, what {@code rules} switches off.
 *   <li>Within one layer a rule's own id or name counts more than its family, in whatever order
 *       they stand.
 *   <li>A level replaces a finding's grade where that is the rule's default or above; below the
 *       default it only lowers it. {@link RuleLevel#OFF} drops a finding of every grade.
 *   <li>{@code --select} drops what it does not name. What it names is reported even if the file
 *       switches it off by the same or a wider name: {@code --select FRG-101} asks for that rule,
 *       but {@code --select FRG} leaves off a rule that is off by its own name.
 *   <li>{@code --ignore} comes last.
 * </ul>
 */
public final class RuleSettings {
  /** Nothing set: every rule reports as it grades. */
  public static final RuleSettings DEFAULT =
      new RuleSettings(List.of(), List.of(), List.of(), List.of());

  private final List<RuleSetting> rules;
  private final List<ForFiles> overrides;
  private final List<RuleKey> select;
  private final List<RuleKey> ignore;

  /**
   * The settings of a run.
   *
   * @param rules for every file
   * @param overrides for some files; the last that matches counts
   * @param select empty: every rule
   */
  public RuleSettings(
      List<RuleSetting> rules,
      List<ForFiles> overrides,
      List<RuleKey> select,
      List<RuleKey> ignore) {
    this.rules = List.copyOf(rules);
    this.overrides = List.copyOf(overrides);
    this.select = List.copyOf(select);
    this.ignore = List.copyOf(ignore);
  }

  /**
   * One of {@code overrides}.
   *
   * @param files the files it is for, by their path relative to the configuration's folder
   */
  public record ForFiles(Predicate<String> files, List<RuleSetting> settings) {
    public ForFiles {
      settings = List.copyOf(settings);
    }
  }

  /** What becomes of a finding. */
  public sealed interface Verdict {
    /** It is reported. */
    record Reported(Severity severity) implements Verdict {}

    /** {@code hoplint.yaml} switches it off. */
    record SwitchedOff(RuleSetting by) implements Verdict {}

    /** {@code --select} or {@code --ignore} leaves it out. */
    record NotSelected() implements Verdict {}
  }

  /** The same with the rules that the command line names. */
  public RuleSettings with(List<RuleKey> selected, List<RuleKey> ignored) {
    return new RuleSettings(rules, overrides, selected, ignored);
  }

  /**
   * What becomes of a finding.
   *
   * @param grade the severity that the rule gave it
   * @param path its file, relative to the configuration's folder, with {@code /}
   */
  public Verdict judge(RuleInfo rule, Severity grade, String path) {
    if (!isSelected(rule)) {
      return new Verdict.NotSelected();
    }
    RuleSetting setting = levelFor(rule, path);
    if (setting == null || setting.level() == null) {
      return new Verdict.Reported(grade);
    }
    Severity level = setting.level().severity();
    if (level == null) {
      return isRevived(rule, setting.key())
          ? new Verdict.Reported(grade)
          : new Verdict.SwitchedOff(setting);
    }
    boolean replaces = grade.atLeast(rule.severity()) || grade.atLeast(level);
    return new Verdict.Reported(replaces ? level : grade);
  }

  /** The severity that a finding is reported with, or null if it is not. */
  public @Nullable Severity severity(RuleInfo rule, Severity grade, String path) {
    return judge(rule, grade, path) instanceof Verdict.Reported reported
        ? reported.severity()
        : null;
  }

  /** Whether a finding of the rule could be reported in some file; if not, it need not run. */
  public boolean mayReport(RuleInfo rule) {
    if (!isSelected(rule)) {
      return false;
    }
    return isOn(rule, levelIn(rules, rule), true)
        || overrides.stream()
            .anyMatch(override -> isOn(rule, levelIn(override.settings(), rule), false));
  }

  private boolean isOn(RuleInfo rule, @Nullable RuleSetting setting, boolean otherwise) {
    if (setting == null) {
      return otherwise;
    }
    return setting.level() != RuleLevel.OFF || isRevived(rule, setting.key());
  }

  /** Whether {@code --select} and {@code --ignore} leave the rule in. */
  public boolean isSelected(RuleInfo rule) {
    boolean selected = select.isEmpty() || select.stream().anyMatch(key -> key.matches(rule));
    return selected && ignore.stream().noneMatch(key -> key.matches(rule));
  }

  /** An option's value for a file as {@link #judge} takes it; null if it is not set. */
  public @Nullable String option(RuleOption option, String path) {
    for (int i = overrides.size() - 1; i >= 0; i--) {
      String value = optionIn(overrides.get(i).settings(), option);
      if (value != null && overrides.get(i).files().test(path)) {
        return value;
      }
    }
    return optionIn(rules, option);
  }

  private static @Nullable String optionIn(List<RuleSetting> settings, RuleOption option) {
    RuleKey owner = new RuleKey.One(option.rule());
    for (RuleSetting setting : settings) {
      String value = setting.key().equals(owner) ? setting.options().get(option) : null;
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private @Nullable RuleSetting levelFor(RuleInfo rule, String path) {
    for (int i = overrides.size() - 1; i >= 0; i--) {
      RuleSetting setting = levelIn(overrides.get(i).settings(), rule);
      if (setting != null && overrides.get(i).files().test(path)) {
        return setting;
      }
    }
    return levelIn(rules, rule);
  }

  /** The setting of one layer that gives the rule its level. */
  private static @Nullable RuleSetting levelIn(List<RuleSetting> settings, RuleInfo rule) {
    RuleSetting ofFamily = null;
    for (RuleSetting setting : settings) {
      if (setting.level() != null && setting.key().matches(rule)) {
        if (setting.key() instanceof RuleKey.One) {
          return setting;
        }
        ofFamily = setting;
      }
    }
    return ofFamily;
  }

  private boolean isRevived(RuleInfo rule, RuleKey switchedOff) {
    return select.stream()
        .filter(key -> key.matches(rule))
        .anyMatch(key -> key instanceof RuleKey.One || key.equals(switchedOff));
  }
}
