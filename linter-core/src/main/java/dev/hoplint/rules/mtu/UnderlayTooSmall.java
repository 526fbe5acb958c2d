package dev.hoplint.rules.mtu;

import dev.hoplint.model.InterfaceExtras;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Setting;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The underlay does not fit MPLS, VXLAN or LISP. */
public final class UnderlayTooSmall implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-315",
          "underlay-too-small",
          Severity.WARNING,
          "the underlay does not fit MPLS, VXLAN or LISP",
          "0.1",
          false);

  /** Hosts on Ethernet fill this many bytes (RFC 894). */
  private static final int PAYLOAD = 1500;

  /** Outer IPv4, UDP and VXLAN headers, and the inner Ethernet header (RFC 7348 §5). */
  private static final int VXLAN = 20 + 8 + 8 + 14;

  /** Outer IPv4, UDP and LISP headers (RFC 9300 §5.1). */
  private static final int LISP = 20 + 8 + 8;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    if (router.isPartial()) {
      return;
    }
    LabelStack labels = LabelStack.of(router, network);
    for (Port port : router.upPorts()) {
      if (port.facts().extras().mpls() != null) {
        checkLabels(port, labels, network, found);
      }
      if (isVxlan(port)) {
        String vrf = vrfOfSource(port);
        for (Port carrier :
            Underlay.of(
                router, vrf, r -> r.upPorts().stream().anyMatch(p -> isVxlan(p)), network)) {
          checkCarrier(carrier, "VXLAN", VXLAN, port.facts().header(), network, found);
        }
      }
    }
    if (isLisp(router)) {
      Span line = router.config().extras().lispRoles().get(0);
      for (Port carrier : Underlay.of(router, null, UnderlayTooSmall::isLisp, network)) {
        checkCarrier(carrier, "LISP", LISP, line, network, found);
      }
    }
  }

  private static void checkLabels(
      Port port, LabelStack labels, Network network, Consumer<Finding> found) {
    InterfaceExtras extras = port.facts().extras();
    IpMtu link = network.linkMtu(port);
    Setting<Integer> mpls = extras.mplsMtu();
    int carried = mpls == null ? link.bytes() : mpls.value();
    int needed = PAYLOAD + labels.bytes();
    if (port.facts().malformed().contains(InterfaceStatement.MPLS)
        || (mpls == null && !link.isKnown())
        || port.facts().isTunnel()
        || carried >= needed
        || extras.mpls() == null) {
      return;
    }
    Span span = mpls != null ? mpls.span() : link.span() != null ? link.span() : extras.mpls();
    FindingBuilder finding =
        new FindingBuilder(INFO, labels.severity(), span, port.router().name())
            .message(
                "packets of "
                    + PAYLOAD
                    + " bytes with "
                    + labels.describe()
                    + " are "
                    + needed
                    + ", but "
                    + port.name()
                    + " carries "
                    + carried
                    + " with labels")
            .related(labels.evidence(), labels.why());
    found.accept(
        finding
            .fix(
                Fix.commands(
                    "make room for the labels, at both ends of the link and in the switches between",
                    List.of("interface " + port.name(), " mtu " + needed, " mpls mtu " + needed)))
            .build());
  }

  private static void checkCarrier(
      Port port, String overlay, int overhead, Span why, Network network, Consumer<Finding> found) {
    IpMtu mtu = network.ipMtu(port);
    int needed = PAYLOAD + overhead;
    if (!mtu.isKnown() || mtu.bytes() >= needed) {
      return;
    }
    found.accept(
        new FindingBuilder(
                INFO,
                Severity.WARNING,
                mtu.span() == null ? port.facts().header() : mtu.span(),
                port.router().name())
            .message(
                "packets of "
                    + PAYLOAD
                    + " bytes are "
                    + needed
                    + " in "
                    + overlay
                    + ", but "
                    + port.name()
                    + ", which carries it, has an IP MTU of "
                    + mtu.bytes())
            .related(why, overlay + " is set up here")
            .fix(
                Fix.commands(
                    "make room on every link of the underlay (9216 is the habit)",
                    List.of("interface " + port.name(), " mtu 9216")))
            .build());
  }

  private static boolean isVxlan(Port port) {
    return port.name().startsWith("nve") && !port.facts().extras().vnis().isEmpty();
  }

  /** The VRF that the overlay's outer packets are routed in. */
  private static @Nullable String vrfOfSource(Port nve) {
    Port source =
        nve.facts().extras().sourceInterface() == null
            ? null
            : nve.router().port(nve.facts().extras().sourceInterface().name());
    return source == null ? null : source.vrf();
  }

  /** A map server or resolver alone has no packets of others in LISP. */
  private static boolean isLisp(Router router) {
    return !router.config().extras().lispRoles().isEmpty();
  }
}
