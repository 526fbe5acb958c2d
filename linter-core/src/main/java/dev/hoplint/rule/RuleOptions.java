package dev.hoplint.rule;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * Options of rules, as {@code hoplint.yaml} sets them.
 *
 * @param localOnlyPortgroups accepts the names of port groups whose interfaces talk to their own
 *     subnet only (option {@code localOnlyPortgroups} of RTE-402)
 */
public record RuleOptions(Predicate<String> localOnlyPortgroups) {
  public static final RuleOptions DEFAULT = new RuleOptions(RuleOptions::isStorage);

  /** Port groups that carry storage or migration traffic by their name. */
  private static boolean isStorage(String portgroup) {
    String name = portgroup.toLowerCase(Locale.ROOT);
    return name.contains("iscsi")
        || name.contains("nfs")
        || name.contains("vsan")
        || name.contains("vmotion")
        || name.contains("storage");
  }
}
