package dev.hoplint.testing.interpreter;

/**
 * An entry of an access list.
 *
 * @param protocol IP protocol number, or {@link #IP}
 * @param icmpType ICMP type, or {@link #ANY_ICMP}
 * @param icmpCode ICMP code, or {@link #ANY_ICMP}
 */
public record Ace(
    boolean permit,
    int protocol,
    Addresses source,
    Ports sourcePorts,
    Addresses destination,
    Ports destinationPorts,
    int icmpType,
    int icmpCode,
    TcpFlags flags,
    boolean fragments,
    Marking marking) {
  /** The word {@code ip}: every protocol. */
  public static final int IP = -1;

  public static final int ANY_ICMP = -1;

  /** What an entry says of a packet. */
  public enum Answer {
    PERMIT,
    DENY,
    NEXT_ENTRY
  }

  public Ace {
    boolean ports = sourcePorts.said() || destinationPorts.said();
    if (ports && protocol != Packet.TCP && protocol != Packet.UDP) {
      throw new IllegalArgumentException("ports of protocol " + protocol);
    }
    if (icmpType != ANY_ICMP && protocol != Packet.ICMP) {
      throw new IllegalArgumentException("ICMP type of protocol " + protocol);
    }
    if (icmpCode != ANY_ICMP && icmpType == ANY_ICMP) {
      throw new IllegalArgumentException("ICMP code without a type");
    }
    if (flags != TcpFlags.UNSAID && protocol != Packet.TCP) {
      throw new IllegalArgumentException("TCP flags of protocol " + protocol);
    }
    if (fragments && (ports || icmpType != ANY_ICMP || flags != TcpFlags.UNSAID)) {
      // IOS refuses it.
      throw new IllegalArgumentException("`fragments` beside something that fragments do not have");
    }
  }

  /** An entry that looks at nothing but protocol and addresses. */
  public static Ace of(boolean permit, int protocol, Addresses source, Addresses destination) {
    return new Ace(
        permit,
        protocol,
        source,
        Ports.UNSAID,
        destination,
        Ports.UNSAID,
        ANY_ICMP,
        ANY_ICMP,
        TcpFlags.UNSAID,
        false,
        Marking.NONE);
  }

  public Ace withSourcePorts(Ports ports) {
    return new Ace(
        permit,
        protocol,
        source,
        ports,
        destination,
        destinationPorts,
        icmpType,
        icmpCode,
        flags,
        fragments,
        marking);
  }

  public Ace withDestinationPorts(Ports ports) {
    return new Ace(
        permit,
        protocol,
        source,
        sourcePorts,
        destination,
        ports,
        icmpType,
        icmpCode,
        flags,
        fragments,
        marking);
  }

  public Ace withIcmp(int type, int code) {
    return new Ace(
        permit,
        protocol,
        source,
        sourcePorts,
        destination,
        destinationPorts,
        type,
        code,
        flags,
        fragments,
        marking);
  }

  public Ace withFlags(TcpFlags asked) {
    return new Ace(
        permit,
        protocol,
        source,
        sourcePorts,
        destination,
        destinationPorts,
        icmpType,
        icmpCode,
        asked,
        fragments,
        marking);
  }

  public Ace withFragments() {
    return new Ace(
        permit,
        protocol,
        source,
        sourcePorts,
        destination,
        destinationPorts,
        icmpType,
        icmpCode,
        flags,
        true,
        marking);
  }

  public Ace with(Marking asked) {
    return new Ace(
        permit,
        protocol,
        source,
        sourcePorts,
        destination,
        destinationPorts,
        icmpType,
        icmpCode,
        flags,
        fragments,
        asked);
  }

  /** Whether the entry looks at something that only the transport header holds. */
  public boolean looksBeyondTheIpHeader() {
    return sourcePorts.said()
        || destinationPorts.said()
        || icmpType != ANY_ICMP
        || flags != TcpFlags.UNSAID;
  }

  /**
   * A cell of the table in Cisco's white paper "Access Control Lists and IP Fragments" (document
   * 8014) and in the IOS IP Configuration Guide 78-11741-02, page IPC-93.
   */
  public Answer answer(Packet packet) {
    if (!matchesIpHeader(packet)) {
      return Answer.NEXT_ENTRY;
    }
    boolean later = packet.kind() == Packet.Kind.NON_INITIAL;
    if (fragments) {
      return later ? action() : Answer.NEXT_ENTRY;
    }
    if (!looksBeyondTheIpHeader()) {
      return action();
    }
    if (later) {
      return permit ? Answer.PERMIT : Answer.NEXT_ENTRY;
    }
    return matchesTransportHeader(packet) ? action() : Answer.NEXT_ENTRY;
  }

  private Answer action() {
    return permit ? Answer.PERMIT : Answer.DENY;
  }

  private boolean matchesIpHeader(Packet packet) {
    return (protocol == IP || protocol == packet.protocol())
        && source.contain(packet.source())
        && destination.contain(packet.destination())
        && marking.match(packet);
  }

  private boolean matchesTransportHeader(Packet packet) {
    if (sourcePorts.said() && !sourcePorts.contain(packet.sourcePort())) {
      return false;
    }
    if (destinationPorts.said() && !destinationPorts.contain(packet.destinationPort())) {
      return false;
    }
    if (icmpType != ANY_ICMP && icmpType != packet.icmpType()) {
      return false;
    }
    if (icmpCode != ANY_ICMP && icmpCode != packet.icmpCode()) {
      return false;
    }
    return flags == TcpFlags.UNSAID || flags.match(packet.tcpFlags());
  }

  /** As in an extended list, from the action on. */
  public String toIos() {
    StringBuilder text = new StringBuilder(permit ? "permit " : "deny ");
    text.append(protocolWord()).append(' ');
    text.append(source.toIos()).append(sourcePorts.toIos()).append(' ');
    text.append(destination.toIos()).append(destinationPorts.toIos());
    if (icmpType != ANY_ICMP) {
      text.append(' ').append(icmpType);
    }
    if (icmpCode != ANY_ICMP) {
      text.append(' ').append(icmpCode);
    }
    text.append(flags.toIos());
    text.append(marking.toIos());
    if (fragments) {
      text.append(" fragments");
    }
    return text.toString();
  }

  private String protocolWord() {
    return switch (protocol) {
      case IP -> "ip";
      case Packet.ICMP -> "icmp";
      case Packet.TCP -> "tcp";
      case Packet.UDP -> "udp";
      case Packet.GRE -> "gre";
      case Packet.ESP -> "esp";
      default -> Integer.toString(protocol);
    };
  }
}
