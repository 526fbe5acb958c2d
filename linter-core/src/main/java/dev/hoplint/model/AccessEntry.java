package dev.hoplint.model;

import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.source.Span;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an access list. Of a standard list, {@code destination} is any and the protocol ip.
 *
 * @param index its place in the order of evaluation, from 0
 * @param sequence its sequence number
 * @param protocol IP protocol number, or {@link #ANY_PROTOCOL}
 * @param sourcePorts ports that match; {@link PortSet#ALL} without a port operator (see {@link
 *     Extra#portOperator})
 * @param span the whole entry, from its action (or sequence number) to its last word
 */
public record AccessEntry(
    int index,
    int sequence,
    Action action,
    int protocol,
    Wildcard source,
    Wildcard destination,
    PortSet sourcePorts,
    PortSet destinationPorts,
    Extra extra,
    Span span) {
  public static final int ANY_PROTOCOL = -1;

  /**
   * What an entry says beside addresses and ports.
   *
   * @param fragments the word {@code fragments}
   * @param portOperator whether a port operator is present, even one that matches every port
   *     ({@code gt 0})
   * @param icmpType ICMP type 0–255, or -1 for any; also the IGMP type
   * @param icmpCode ICMP code 0–255, or -1 for any
   * @param tcpFlags the flags that must be as said; null without flag words
   * @param timeRange {@code time-range T}: the entry may be inactive
   * @param unmodelled clauses that may keep the entry from matching: {@code dscp}, {@code
   *     precedence}, {@code tos}, {@code ttl}, {@code option} (their values are in {@code fields}),
   *     {@code object-group}, {@code reflect NAME}, {@code evaluate NAME}, {@code dynamic NAME}; or
   *     {@code malformed} for an entry that could not be read. Who does not model one of them does
   *     not know whether the entry matches
   * @param groups the object groups in place of addresses or services; null without any
   * @param fields what is asked of the rest of the IP header; null if nothing is
   * @param log {@code log} or {@code log-input}, which changes nothing of what matches
   */
  public record Extra(
      boolean fragments,
      boolean portOperator,
      int icmpType,
      int icmpCode,
      @Nullable TcpFlags tcpFlags,
      @Nullable String timeRange,
      Set<String> unmodelled,
      @Nullable Groups groups,
      @Nullable IpFields fields,
      boolean log) {
    public static final Extra NONE = new Extra(false, false, -1, -1, null, null, Set.of());

    /** Stands for an entry that could not be read. */
    public static final Extra MALFORMED =
        new Extra(false, false, -1, -1, null, null, Set.of("malformed"));

    public Extra {
      unmodelled = Set.copyOf(unmodelled);
    }

    /** Of an entry without object groups and {@link IpFields} that is not logged. */
    public Extra(
        boolean fragments,
        boolean portOperator,
        int icmpType,
        int icmpCode,
        @Nullable TcpFlags tcpFlags,
        @Nullable String timeRange,
        Set<String> unmodelled) {
      this(
          fragments,
          portOperator,
          icmpType,
          icmpCode,
          tcpFlags,
          timeRange,
          unmodelled,
          null,
          null,
          false);
    }

    /** The same, logged or not. */
    public Extra logged(boolean newLog) {
      return new Extra(
          fragments,
          portOperator,
          icmpType,
          icmpCode,
          tcpFlags,
          timeRange,
          unmodelled,
          groups,
          fields,
          newLog);
    }
  }

  /** Names of the object groups of an entry, by their places; null where none stands. */
  public record Groups(
      @Nullable String service, @Nullable String source, @Nullable String destination) {}

  /**
   * Conditions on the TCP flags byte.
   *
   * @param set bits that are asked to be one (FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32)
   * @param clear bits that are asked to be zero
   * @param any true: one of the conditions is enough ({@code match-any}, {@code established}, which
   *     is ACK or RST); false: all are needed
   */
  public record TcpFlags(int set, int clear, boolean any) {
    public static final int FIN = 1;
    public static final int SYN = 2;
    public static final int RST = 4;
    public static final int PSH = 8;
    public static final int ACK = 16;
    public static final int URG = 32;
    public static final TcpFlags ESTABLISHED = new TcpFlags(ACK | RST, 0, true);

    public boolean matches(int flags) {
      return any
          ? (flags & set) != 0 || (~flags & clear) != 0
          : (flags & set) == set && (flags & clear) == 0;
    }
  }

  public boolean fragments() {
    return extra.fragments();
  }

  /** Whether the entry looks beyond the IP header (ports, TCP flags, ICMP type). */
  public boolean hasL4() {
    return extra.portOperator() || extra.icmpType() >= 0 || extra.tcpFlags() != null;
  }
}
