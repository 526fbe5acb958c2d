package dev.hoplint.rules.mtu;

import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.LinkSettings;
import dev.hoplint.model.Setting;
import dev.hoplint.network.Fragments;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.TransitPath;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A PPPoE dialer without 1492/1452. */
public final class PppoeMtu implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-312",
          "pppoe-mtu",
          Severity.WARNING,
          "a PPPoE dialer without 1492/1452",
          "0.1",
          true);

  /** What six bytes of PPPoE and two of PPP leave of Ethernet's 1500 (RFC 2516 §7). */
  private static final int PPPOE = 1492;

  private static final int ETHERNET = 1500;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (Port port : router.upPorts()) {
      Dialer dialer = dialer(port, network);
      if (dialer != null) {
        found.accept(dialer.finding());
      }
    }
  }

  /** Whether the rule has a finding on the interface, so that rules on the MSS need none. */
  static boolean speaksOn(Port port, Network network) {
    return dialer(port, network) != null;
  }

  /**
   * A dialer that is not as it should be.
   *
   * @param client the port on which PPPoE runs
   * @param limit bytes of the largest IP packet that PPPoE carries here
   */
  private record Dialer(
      Port port, Port client, int limit, IpMtu mtu, boolean tooLarge, boolean unclamped) {

    Finding finding() {
      int mss = limit - Fragments.TCP_IP_HEADERS;
      Setting<Integer> own = port.facts().mssClamp();
      return new FindingBuilder(INFO, Severity.WARNING, place(), port.router().name())
          .message(
              "PPPoE on "
                  + client.name()
                  + " leaves "
                  + limit
                  + " bytes for packets of "
                  + port.name()
                  + ": "
                  + (tooLarge ? "its IP MTU is " + mtu.bytes() : "")
                  + (tooLarge && unclamped ? ", and " : "")
                  + (unclamped
                      ? own == null
                          ? "nothing on the way lowers the MSS of TCP to " + mss
                          : "the clamp of "
                              + own.value()
                              + " lets larger segments through than "
                              + mss
                      : ""))
          .related(client.facts().header(), "PPPoE runs here")
          .fix(
              new InterfaceEdits()
                  .set(port, tooLarge ? limit : null, unclamped ? mss : null)
                  .fix("set what PPPoE carries on " + port))
          .build();
    }

    private Span place() {
      Setting<Integer> own = port.facts().mssClamp();
      if (!tooLarge && own != null) {
        return own.span();
      }
      return mtu.span() == null ? port.facts().header() : mtu.span();
    }
  }

  private static @Nullable Dialer dialer(Port port, Network network) {
    LinkSettings link = port.facts().extras().link();
    boolean isDialer =
        port.name().startsWith("Dialer")
            && link.encapsulation() != null
            && link.encapsulation().value().startsWith("ppp");
    Port client = isDialer ? client(port, link) : null;
    if (client == null || port.router().isPartial() || isUnread(port) || isUnread(client)) {
      return null;
    }
    Setting<Integer> payload = client.facts().extras().link().pppMaxPayload();
    // RFC 4638: the two ends may agree on more, over a port that carries it.
    int limit = payload == null ? PPPOE : Math.max(PPPOE, payload.value());
    IpMtu mtu = network.ipMtu(port);
    boolean tooLarge = mtu.isKnown() && mtu.bytes() > limit;
    boolean unclamped =
        limit < ETHERNET && !isClamped(port, limit - Fragments.TCP_IP_HEADERS, network);
    return tooLarge || unclamped ? new Dialer(port, client, limit, mtu, tooLarge, unclamped) : null;
  }

  private static @Nullable Port client(Port dialer, LinkSettings link) {
    Setting<Integer> pool = link.dialerPool();
    for (Port port : dialer.router().upPorts()) {
      Setting<Integer> client = port.facts().extras().link().pppoeClientPool();
      if (pool != null && client != null && client.value().equals(pool.value())) {
        return port;
      }
    }
    return null;
  }

  private static boolean isUnread(Port port) {
    return port.facts().malformed().contains(InterfaceStatement.LINK);
  }

  /** Any hop that the traffic passes will do, the LAN above all. */
  private static boolean isClamped(Port dialer, int mss, Network network) {
    if (PathClamps.isClamped(List.of(dialer), mss)) {
      return true;
    }
    List<TransitPath> paths = network.transitPaths().outThrough(dialer);
    return paths.isEmpty()
        ? PathClamps.isClamped(dialer.router().upPorts(), mss)
        : paths.stream().allMatch(path -> PathClamps.isClamped(path.ports(), mss));
  }
}
