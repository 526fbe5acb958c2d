package dev.hoplint.lint;

import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FlowRule;
import dev.hoplint.rule.HostRule;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.Rule;
import dev.hoplint.rule.RuleOption;
import dev.hoplint.rule.RuleOptions;
import dev.hoplint.rule.RuleSettings;
import dev.hoplint.rules.RuleCatalog;
import dev.hoplint.rules.hop.Doubts;
import dev.hoplint.rules.hop.FlowDoubts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Runs every rule on every subject. A rule that fails costs its finding on that subject alone. */
final class RuleRunner {
  private final Network network;
  private final Workspace.Run run;
  private final Function<String, String> configPath;

  /** {@code configPath} turns a reported path into one that the configuration's globs know. */
  RuleRunner(Network network, Workspace.Run run, Function<String, String> configPath) {
    this.network = network;
    this.run = run;
    this.configPath = configPath;
  }

  /** Findings in no particular order, and messages of Hoplint's own failures. */
  record Outcome(List<Finding> findings, List<String> defects) {
    Outcome() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(Outcome other) {
      findings.addAll(other.findings);
      defects.addAll(other.defects);
    }
  }

  Outcome all() {
    Parallel parallel = new Parallel(run.request().jobs());
    Outcome all = new Outcome();
    for (Outcome outcome : parallel.map(network.routers(), this::router)) {
      if (outcome != null) {
        all.add(outcome);
      }
    }
    for (Outcome outcome : parallel.map(network.hosts(), this::host)) {
      if (outcome != null) {
        all.add(outcome);
      }
    }
    for (Outcome outcome : parallel.map(network.flows(), this::flow)) {
      if (outcome != null) {
        all.add(outcome);
      }
    }
    Doubts.ofDumps(network, all.findings()::add);
    Doubts.ofFlows(network, all.findings()::add);
    return all;
  }

  private Outcome router(Router router) {
    Outcome outcome = new Outcome();
    for (Rule rule : RuleCatalog.rules()) {
      if (rule instanceof RouterRule one) {
        guarded(
            outcome,
            rule.info().id() + " on " + router.name(),
            () -> one.check(router, network, outcome.findings()::add));
      }
    }
    guarded(
        outcome,
        "HOP-005 on " + router.name(),
        () -> Doubts.of(router, network, outcome.findings()::add));
    return outcome;
  }

  private Outcome host(EndHost host) {
    Outcome outcome = new Outcome();
    RuleOptions options = options(host);
    for (Rule rule : RuleCatalog.rules()) {
      if (rule instanceof HostRule one) {
        guarded(
            outcome,
            rule.info().id() + " on " + host.name(),
            () -> one.check(host, network, options, outcome.findings()::add));
      }
    }
    return outcome;
  }

  private Outcome flow(DeclaredFlow flow) {
    Outcome outcome = new Outcome();
    if (flow.hasSender()) {
      for (Rule rule : RuleCatalog.rules()) {
        if (rule instanceof FlowRule one) {
          guarded(
              outcome,
              rule.info().id() + " on flow " + flow.name(),
              () -> one.check(flow, network, outcome.findings()::add));
        }
      }
    }
    guarded(
        outcome,
        "HOP-005 on flow " + flow.name(),
        () -> FlowDoubts.of(flow, network, outcome.findings()::add));
    return outcome;
  }

  private RuleOptions options(EndHost host) {
    RuleSettings settings = run.settings();
    String pattern =
        settings.option(RuleOption.LOCAL_ONLY_PORTGROUPS, configPath.apply(host.file().path()));
    return pattern == null
        ? RuleOptions.DEFAULT
        : new RuleOptions(Pattern.compile(pattern).asPredicate());
  }

  private static void guarded(Outcome outcome, String what, Runnable check) {
    try {
      check.run();
    } catch (RuntimeException | StackOverflowError e) {
      // Reported with status 3; what the other rules found still counts.
      outcome.defects().add(what + ": " + Defects.describe(e));
    }
  }
}
