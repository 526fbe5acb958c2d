package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Policy;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways of TCP that policies choose, shown by examples that the entries of their access lists
 * give. No route tells of these ways, and a router farther on sees only that the packets come.
 */
final class PolicyPaths {
  /** Entries of a policy that are tried. */
  private static final int ENTRIES = 16;

  /** Ways shown for each policy of an interface. */
  private static final int WAYS = 24;

  /** Packets that are followed for each policy of an interface. */
  private static final int FOLLOWED = 96;

  private static final int HTTPS = 443;

  private final Network network;
  private final TransitPaths transit;
  private final Map<Port, List<TransitPath>> byEgress = new HashMap<>();
  private final Map<Port, List<TransitPath>> byIngress = new HashMap<>();

  PolicyPaths(Network network, TransitPaths transit) {
    this.network = network;
    this.transit = transit;
    for (Router router : network.routers()) {
      for (Port port : router.upPorts()) {
        Policy policy = network.tracer().forwarder().policyOf(router, port);
        // Whether an entry with a time-range counts now is not known.
        if (policy != null && !policy.hasTimeRanges()) {
          addAll(port, policy);
        }
      }
    }
  }

  List<TransitPath> outThrough(Port port) {
    return byEgress.getOrDefault(port, List.of());
  }

  List<TransitPath> inThrough(Port port) {
    return byIngress.getOrDefault(port, List.of());
  }

  private void addAll(Port ingress, Policy policy) {
    List<TransitPaths.Source> sources = transit.sourcesBehind(ingress);
    List<TransitPath> found = new ArrayList<>();
    int tried = 0;
    int followed = 0;
    for (AccessEntry entry : entries(policy)) {
      boolean tcp = entry.protocol() == Header.TCP || entry.protocol() == AccessEntry.ANY_PROTOCOL;
      if (!tcp || entry.action() != Action.PERMIT || entry.extra().fragments()) {
        continue;
      }
      if (++tried > ENTRIES) {
        break;
      }
      for (TransitPaths.Source source : sources(entry.source(), ingress, sources)) {
        for (Ipv4Address destination : destinations(entry.destination(), ingress)) {
          boolean more = found.size() < WAYS && ++followed <= FOLLOWED;
          TransitPath path = more ? path(ingress, source, destination, entry) : null;
          if (path != null) {
            found.add(path);
          }
        }
      }
    }
    found.forEach(this::put);
  }

  /** Those of the policy's lists; where a sequence takes everything, one that does. */
  private static List<AccessEntry> entries(Policy policy) {
    List<AccessEntry> entries = new ArrayList<>(policy.entries());
    if (policy.map().sequences().stream().anyMatch(s -> s.matches().isEmpty())) {
      entries.add(
          new AccessEntry(
              0,
              0,
              Action.PERMIT,
              AccessEntry.ANY_PROTOCOL,
              Wildcard.ANY,
              Wildcard.ANY,
              PortSet.ALL,
              PortSet.ALL,
              AccessEntry.Extra.NONE,
              policy.map().sequences().get(0).header()));
    }
    return entries;
  }

  private List<TransitPaths.Source> sources(
      Wildcard wanted, Port ingress, List<TransitPaths.Source> behind) {
    List<TransitPaths.Source> sources = new ArrayList<>();
    for (TransitPaths.Source source : behind) {
      if (wanted.matches(source.host())) {
        sources.add(source);
      }
    }
    Ipv4Prefix prefix = wanted.asPrefix();
    Ipv4Address host = sources.isEmpty() && prefix != null ? transit.hostIn(prefix) : null;
    if (host != null && network.owners(host).isEmpty()) {
      Port entry = network.entryOf(host);
      if (entry != null) {
        sources.add(new TransitPaths.Source(entry, host, true));
      } else if (ingress.subnetOf(host) != null) {
        sources.add(new TransitPaths.Source(ingress, host, true));
      }
    }
    return sources;
  }

  private List<Ipv4Address> destinations(Wildcard wanted, Port ingress) {
    if (wanted.isAny()) {
      return transit.anywhere(ingress.router(), ingress.vrf());
    }
    Ipv4Prefix prefix = wanted.asPrefix();
    Ipv4Address host = prefix == null ? wanted.lowest() : transit.hostIn(prefix);
    return host == null ? List.of() : List.of(host);
  }

  /** Null unless a policy sends it on its way, and it gets somewhere. */
  private @Nullable TransitPath path(
      Port ingress, TransitPaths.Source source, Ipv4Address destination, AccessEntry entry) {
    PortSet from = entry.sourcePorts();
    PortSet to = entry.destinationPorts();
    if (source.host().equals(destination) || from.isEmpty() || to.isEmpty()) {
      return null;
    }
    int client = from.contains(Header.CLIENT_PORT) ? Header.CLIENT_PORT : from.low(0);
    int likely = client == Header.CLIENT_PORT ? HTTPS : Header.CLIENT_PORT;
    int server = to.contains(likely) ? likely : to.low(0);
    Header header =
        new Header(
            PacketKind.WHOLE,
            source.host(),
            destination,
            Header.TCP,
            client,
            server,
            -1,
            -1,
            AccessEntry.TcpFlags.ACK,
            0);
    Trace trace = network.tracer().follow(header, source.entry().router(), source.entry());
    boolean byPolicy = trace.hops().stream().anyMatch(h -> h.ingress() == ingress && isByPolicy(h));
    return byPolicy && (trace.arrives() || trace.end() instanceof Trace.End.Undecided)
        ? TransitPath.of(trace, source.known())
        : null;
  }

  /** Whether a policy, and no route, sends the packet on. */
  static boolean isByPolicy(Hop hop) {
    return hop.way() instanceof Forwarder.Way.Out out && out.policy() != null;
  }

  private void put(TransitPath path) {
    Set<Port> ingresses = new LinkedHashSet<>();
    Set<Port> egresses = new LinkedHashSet<>();
    Trace trace = path.trace();
    for (Hop hop : trace == null ? List.<Hop>of() : trace.hops()) {
      Port in = hop.ingress();
      Port out = hop.egress();
      if (in != null && out != null) {
        ingresses.add(in);
        egresses.add(out);
      }
    }
    ingresses.forEach(port -> byIngress.computeIfAbsent(port, p -> new ArrayList<>()).add(path));
    egresses.forEach(port -> byEgress.computeIfAbsent(port, p -> new ArrayList<>()).add(path));
  }
}
