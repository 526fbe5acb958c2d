package dev.hoplint.rule;

/** A check. It is pure: what it finds depends on its subject and the network alone. */
public interface Rule {
  RuleInfo info();
}
