package dev.hoplint.rule;

/**
 * A rule's metadata.
 *
 * @param id {@code FRG-101}; never reused
 * @param name {@code pbr-splits-fragments}
 * @param severity default level, which a finding may be graded above or below by its evidence
 * @param summary what it finds, one sentence without a full stop
 * @param since first version that has it
 * @param fixable whether a finding may carry edits
 */
public record RuleInfo(
    String id, String name, Severity severity, String summary, String since, boolean fixable) {

  /** {@code FRG} of {@code FRG-101}. */
  public String family() {
    return id.substring(0, id.indexOf('-'));
  }
}
