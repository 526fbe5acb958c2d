package dev.hoplint.network;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.header.Header;
import dev.hoplint.model.Declared;
import dev.hoplint.model.InterfaceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flow that {@code hoplint.yaml} declares, with what becomes of its packets. Each conversation is
 * traced once, when first asked for.
 */
public final class DeclaredFlow {
  /** Bytes of an IPv4 and a UDP header. */
  private static final int UDP_IP_HEADERS = 28;

  /** Stands for any port; registered for nothing (IANA). */
  private static final int ANY_PORT = 49_151;

  /** Services over UDP whose requests are answered from the port that was asked. */
  private static final Set<Integer> ANSWERED = Set.of(53, 88, 123, 161, 443, 500, 1812, 1813, 4500);

  private final Network network;
  private final Declared.Flow flow;
  private final Ipv4Address source;
  private final Ipv4Address destination;
  private @Nullable Conversation small;
  private @Nullable Conversation fullSize;
  private @Nullable Conversation discovering;

  DeclaredFlow(Network network, Declared.Flow flow) {
    this.network = network;
    this.flow = flow;
    this.source = hostOf(network, flow.source());
    this.destination = hostOf(network, flow.destination());
  }

  public Declared.Flow declared() {
    return flow;
  }

  public String name() {
    return flow.name();
  }

  /** A host that it comes from. */
  Ipv4Address source() {
    return source;
  }

  /** A host that it goes to. */
  Ipv4Address destination() {
    return destination;
  }

  /**
   * The end that nothing tells of, or null. Without its receiver a flow cannot be known to arrive,
   * only to be lost.
   */
  public @Nullable Unknown unknownEnd() {
    for (Ipv4Address end : List.of(source, destination)) {
      if (!network.conversations().knows(end)) {
        return new Unknown(end + " is on no device, host or subnet of the files", flow.span());
      }
    }
    return null;
  }

  /** Whether the files tell where it starts, so that its way can be followed. */
  public boolean hasSender() {
    return network.conversations().knows(source);
  }

  /** A packet that every link carries whole. */
  public synchronized Conversation small() {
    Conversation known = small;
    if (known == null) {
      known = network.conversations().of(datagram(Datagram.SMALL, false), false);
      small = known;
    }
    return known;
  }

  /** The largest packet, without DF unless its sender is declared to do path MTU discovery. */
  public synchronized Conversation fullSize() {
    Conversation known = fullSize;
    if (known == null) {
      known = network.conversations().of(datagram(fullBytes(), false), false);
      fullSize = known;
    }
    return known;
  }

  /** The largest packet, with DF unless its sender is declared not to set it. */
  public synchronized Conversation discovering() {
    Conversation known = discovering;
    if (known == null) {
      int bytes = Math.min(fullBytes(), senderMtu());
      known = network.conversations().of(datagram(bytes, true), true);
      discovering = known;
    }
    return known;
  }

  /** Whether the receiver surely answers: of other datagrams than TCP and echoes few tell. */
  public boolean isAnswered() {
    return flow.protocol() == Header.TCP
        || flow.protocol() == Header.ICMP
        || (flow.protocol() == Header.UDP && ANSWERED.contains(flow.port()));
  }

  /** Whether a packet to any one port stands for the flow, as it declares none. */
  public boolean isOfAnyPort() {
    return Header.hasPorts(flow.protocol()) && flow.port() < 0;
  }

  /** What stands for what: addresses for networks, a port for any port. */
  public List<String> standIns() {
    List<String> words = new ArrayList<>();
    standIn(words, source, flow.source());
    standIn(words, destination, flow.destination());
    if (isOfAnyPort()) {
      words.add("port " + ANY_PORT + " stands for any, as flow " + name() + " declares none");
    }
    return words;
  }

  /** What the size of a full packet rests on where nothing declares it. */
  public List<String> sizeAssumptions(Ipv4Address sender) {
    Declared.Host host = network.declaredHost(sender);
    List<String> words = new ArrayList<>();
    if (flow.maxPayload() < 0 && (host == null || host.mtu() == null)) {
      words.add(
          "the MTU of "
              + Arrivals.describe(network, sender)
              + " is "
              + network.declared().assume().hostMtu()
              + " bytes");
    }
    return words;
  }

  /** {@code tcp user (172.16.1.10) to server (1.1.1.10) port 1002}. */
  public String describe() {
    return IpProtocols.nameOrNumber(flow.protocol())
        + " "
        + Arrivals.describe(network, source)
        + " to "
        + Arrivals.describe(network, destination)
        + (flow.port() < 0 ? "" : " port " + flow.port());
  }

  private static void standIn(List<String> words, Ipv4Address address, Ipv4Prefix network) {
    if (network.length() < 32) {
      words.add(address + " stands for " + network);
    }
  }

  private Datagram datagram(int bytes, boolean dontFragment) {
    int port = Header.hasPorts(flow.protocol()) ? flow.port() : -1;
    return new Datagram(
        source, destination, flow.protocol(), isOfAnyPort() ? ANY_PORT : port, bytes, dontFragment);
  }

  private int fullBytes() {
    return flow.maxPayload() >= 0
        ? Math.min(Math.max(flow.maxPayload() + UDP_IP_HEADERS, Datagram.SMALL), 65_535)
        : senderMtu();
  }

  private int senderMtu() {
    Declared.Host host = network.declaredHost(source);
    Integer mtu = host == null ? null : host.mtu();
    return Math.max(mtu == null ? network.declared().assume().hostMtu() : mtu, Datagram.SMALL);
  }

  /**
   * A host of the network: a declared one, else the first that no router owns on a subnet of the
   * files, else the first usable.
   */
  private static Ipv4Address hostOf(Network network, Ipv4Prefix prefix) {
    if (prefix.length() == 32) {
      return prefix.networkAddress();
    }
    for (Declared.Host host : network.declared().hosts()) {
      if (prefix.contains(host.address())) {
        return host.address();
      }
    }
    Ipv4Address first = firstFree(network, prefix);
    if (network.conversations().knows(first)) {
      return first;
    }
    for (Router router : network.routers()) {
      for (Port port : router.upPorts()) {
        for (InterfaceAddress own : port.facts().addresses()) {
          if (prefix.contains(own.subnet()) && own.subnet().length() < 31) {
            return firstFree(network, own.subnet());
          }
        }
      }
    }
    return first;
  }

  private static Ipv4Address firstFree(Network network, Ipv4Prefix prefix) {
    int usable = prefix.length() == 31 ? prefix.network() : prefix.network() + 1;
    int last = prefix.broadcastAddress().bits() - (prefix.length() == 31 ? 0 : 1);
    for (int bits = usable; Integer.compareUnsigned(bits, last) <= 0; bits++) {
      Ipv4Address address = new Ipv4Address(bits);
      if (network.owners(address).isEmpty() && network.virtualOwners(address).isEmpty()) {
        return address;
      }
    }
    return new Ipv4Address(usable);
  }
}
