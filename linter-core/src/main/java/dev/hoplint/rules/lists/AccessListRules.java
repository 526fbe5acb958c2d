package dev.hoplint.rules.lists;

import dev.hoplint.rule.Rule;
import java.util.List;

/** Rules about access lists (family ACL). */
public final class AccessListRules {
  public static final List<Rule> ALL =
      List.of(
          new UndefinedAccessList(),
          new EmptyAccessList(),
          new AclEntryUnreachable(),
          new AclEntryDuplicate(),
          new UnusedDefinition(),
          new SuspiciousWildcard(),
          new ListBesideNat(),
          new EstablishedPassesFragments(),
          new NatListByPort());

  private AccessListRules() {}
}
