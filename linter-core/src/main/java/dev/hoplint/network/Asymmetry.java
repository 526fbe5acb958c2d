package dev.hoplint.network;

import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What lies on exactly one of a conversation's two ways and keeps account of it: connection
 * tracking, NAT, or a strict check of sources.
 *
 * @param onReply whether it lies on the reply's way; else on the request's
 * @param declared whether it tracks connections because {@code hoplint.yaml} says so
 * @param words what it is, and where
 * @param span the line that makes it so
 */
public record Asymmetry(
    Kind kind, boolean onReply, boolean declared, Router router, String words, Span span) {
  /** What keeps account. */
  public enum Kind {
    STATE,
    SOURCE_CHECK,
    NAT
  }

  /** In the order of the ways, those of the request first. */
  static List<Asymmetry> of(Network network, List<Hop> there, List<Hop> back) {
    Map<String, Asymmetry> onTheWay = tracked(network, there, false);
    Map<String, Asymmetry> onTheWayBack = tracked(network, back, true);
    List<Asymmetry> oneWay = new ArrayList<>();
    onTheWay.forEach((key, value) -> addUnless(oneWay, onTheWayBack.containsKey(key), value));
    onTheWayBack.forEach((key, value) -> addUnless(oneWay, onTheWay.containsKey(key), value));
    return oneWay;
  }

  private static void addUnless(List<Asymmetry> list, boolean onBoth, Asymmetry tracked) {
    if (!onBoth) {
      list.add(tracked);
    }
  }

  private static Map<String, Asymmetry> tracked(Network network, List<Hop> hops, boolean reply) {
    Map<String, Asymmetry> found = new LinkedHashMap<>();
    for (Hop hop : hops) {
      Router router = hop.router();
      for (Port port : hop.ports()) {
        if (network.isStateful(port)) {
          found.put(
              "state " + router.name(),
              new Asymmetry(
                  Kind.STATE,
                  reply,
                  network.isDeclaredStateful(port),
                  router,
                  "connection tracking on " + port,
                  port.facts().header()));
        }
        Span strict = port.facts().strictUrpf();
        if (strict != null && port == hop.ingress()) {
          found.put(
              "urpf " + port,
              new Asymmetry(
                  Kind.SOURCE_CHECK, reply, false, router, "strict uRPF on " + port, strict));
        }
      }
      Span rule = hop.translation() != null ? hop.translation() : hop.restoration();
      if (rule != null) {
        found.put(
            "nat " + router.name(),
            new Asymmetry(Kind.NAT, reply, false, router, "NAT on " + router.name(), rule));
      }
    }
    return found;
  }
}
