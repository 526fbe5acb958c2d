package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The {@code network} and {@code dumps} sections of {@code hoplint.yaml}. */
public record Declared(
    Assume assume,
    List<Host> hosts,
    List<Flow> flows,
    List<Stateful> stateful,
    List<DumpHint> dumps) {
  public static final Declared NOTHING =
      new Declared(Assume.DEFAULT, List.of(), List.of(), List.of(), List.of());

  public Declared {
    hosts = List.copyOf(hosts);
    flows = List.copyOf(flows);
    stateful = List.copyOf(stateful);
    dumps = List.copyOf(dumps);
  }

  /**
   * {@code network.assume}.
   *
   * @param hostMtu bytes; of hosts that are not declared
   * @param pathMtuDiscovery whether undeclared hosts are taken to do path MTU discovery
   * @param vfrFeedsPbr whether virtual reassembly is taken to give policy routing the ports of
   *     later fragments
   */
  public record Assume(int hostMtu, boolean pathMtuDiscovery, boolean vfrFeedsPbr) {
    public static final Assume DEFAULT = new Assume(1500, false, false);
  }

  /**
   * A host.
   *
   * @param length prefix length of its network, or -1 if not given
   * @param mtu bytes, or null if not declared
   * @param pathMtuDiscovery null if not declared
   */
  public record Host(
      String name,
      Ipv4Address address,
      int length,
      @Nullable Ipv4Address gateway,
      @Nullable Integer mtu,
      @Nullable Boolean pathMtuDiscovery,
      Span span) {}

  /**
   * A flow.
   *
   * @param protocol IP protocol number
   * @param source host or network that it comes from
   * @param port destination port, or -1
   * @param path names of the devices that it must pass, in order; empty if none are declared
   * @param maxPayload largest UDP payload in bytes, or -1
   */
  public record Flow(
      String name,
      int protocol,
      Ipv4Prefix source,
      Ipv4Prefix destination,
      int port,
      List<String> path,
      int maxPayload,
      Span span) {
    public Flow {
      path = List.copyOf(path);
    }
  }

  /**
   * A device, or one interface of it ({@code interfaceName} in full spelling), that tracks
   * connections.
   */
  public record Stateful(String device, @Nullable String interfaceName, Span span) {}

  /** What a dump does not say of itself, for files whose path {@code files} accepts. */
  public record DumpHint(
      Predicate<String> files, @Nullable String device, @Nullable String netstack, Span span) {}
}
