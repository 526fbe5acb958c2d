package dev.hoplint.rules.lists;

import dev.hoplint.rule.Rule;
import java.util.List;

/** Rules about access lists (family ACL). */
public final class AccessListRules {
  public static final List<Rule> ALL = List.of(new AclEntryUnreachable(), new AclEntryDuplicate());

  private AccessListRules() {}
}
