package dev.hoplint.rules.routes;

import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.Platform;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.Network;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.HostRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.RuleOptions;
import dev.hoplint.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Two interfaces of one stack in one subnet. */
public final class TwoInterfacesOneSubnet implements HostRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-404",
          "two-interfaces-one-subnet",
          Severity.WARNING,
          "two interfaces of one stack in one subnet",
          "0.1",
          false);

  /**
   * Stacks for vMotion and overlay end points: several interfaces in one subnet are usual there.
   */
  private static final Set<String> BY_INTERFACE = Set.of("vmotion", "vxlan", "hyperbus");

  /** What port groups of overlay end points are called. */
  private static final List<String> OVERLAY = List.of("tep", "vxlan", "nsx", "overlay");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(EndHost host, Network network, RuleOptions options, Consumer<Finding> found) {
    for (EndHost.Stack stack : host.stacks().values()) {
      if (BY_INTERFACE.contains(stack.name().toLowerCase(Locale.ROOT))) {
        continue;
      }
      List<SubnetMember> seen = new ArrayList<>();
      for (SubnetMember member : SubnetMember.of(host, stack)) {
        SubnetMember first = sameSubnet(seen, member);
        seen.add(member);
        if (first != null && !first.interfaceName().equals(member.interfaceName())) {
          report(host, stack, options, first, member, found);
        }
      }
    }
  }

  private static @Nullable SubnetMember sameSubnet(List<SubnetMember> seen, SubnetMember member) {
    for (SubnetMember other : seen) {
      if (other.subnet().equals(member.subnet())) {
        return other;
      }
    }
    return null;
  }

  private static void report(
      EndHost host,
      EndHost.Stack stack,
      RuleOptions options,
      SubnetMember first,
      SubnetMember second,
      Consumer<Finding> found) {
    String onePort = portgroup(stack, first.interfaceName());
    String otherPort = portgroup(stack, second.interfaceName());
    boolean esxi = host.platform() == Platform.ESXI;
    // iSCSI port binding, vMotion over several interfaces: each is bound to its own.
    if (esxi && isByInterface(onePort, options) && isByInterface(otherPort, options)) {
      return;
    }
    boolean portsKnown = onePort != null && otherPort != null;
    FindingBuilder finding =
        new FindingBuilder(INFO, severity(host, portsKnown), second.span(), host.name())
            .message(
                first.interfaceName()
                    + " and "
                    + second.interfaceName()
                    + " are both in "
                    + second.subnet()
                    + (esxi ? " and in stack " + stack.name() : "")
                    + ": which of them sends packets to that subnet is not theirs to choose, so "
                    + "replies of one may leave by the other")
            .related(first.span(), first.interfaceName() + " is " + first.words());
    if (esxi && !portsKnown) {
      finding.assuming(
          "they are no pair for iSCSI port binding, vMotion or overlay end points: no dump shows"
              + " their port groups");
    }
    if (host.platform() == Platform.LINUX && host.linux() != null && host.linux().rules() == null) {
      finding.assuming("no policy rule sends by address: no `ip rule` is given");
    }
    found.accept(finding.fix(fix(host, second)).build());
  }

  private static Severity severity(EndHost host, boolean portsKnown) {
    boolean sure =
        switch (host.platform()) {
          case ESXI -> portsKnown;
          // A strong host sends by the interface that owns the address.
          case WINDOWS -> false;
          case LINUX -> host.linux() != null && SourceRules.none(host.linux());
        };
    return sure ? Severity.WARNING : Severity.NOTE;
  }

  private static @Nullable String portgroup(EndHost.Stack stack, String interfaceName) {
    HostDump.Nic nic = stack.nic(interfaceName);
    return nic == null ? null : nic.portgroup();
  }

  private static boolean isByInterface(@Nullable String portgroup, RuleOptions options) {
    if (portgroup == null) {
      return false;
    }
    String lower = portgroup.toLowerCase(Locale.ROOT);
    return options.localOnlyPortgroups().test(portgroup)
        || OVERLAY.stream().anyMatch(lower::contains);
  }

  private static Fix fix(EndHost host, SubnetMember second) {
    return Fix.advice(
        host.platform() == Platform.ESXI
            ? "give "
                + second.interfaceName()
                + " an address in a subnet of its own, or move it to a TCP/IP stack of its own"
            : "give "
                + second.interfaceName()
                + " an address in a subnet of its own, or join the two interfaces to a team or bond");
  }
}
