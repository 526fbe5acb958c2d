package dev.hoplint.rules.mtu;

import dev.hoplint.header.AddressSet;
import dev.hoplint.header.Box;
import dev.hoplint.header.Budget;
import dev.hoplint.header.Decisions;
import dev.hoplint.header.Decisions.Meeting;
import dev.hoplint.header.Field;
import dev.hoplint.header.Header;
import dev.hoplint.header.Ipv6Terms;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Term;
import dev.hoplint.header.Terms;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.network.Router;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an access list makes of the message that tells a sender to send smaller packets: ICMP type 3
 * code 4 (RFC 1191 §4), ICMPv6 type 2 (RFC 4443 §3.2). Any router on the way may send it, so an
 * entry for single hosts lets in none of them.
 */
final class TooBigFilter {
  private static final long STEPS = 50_000;
  private static final int ICMPV6 = 58;

  /** Ports that hosts take for connections of their own (RFC 6335 §6). */
  private static final int EPHEMERAL = 49_152;

  private final Decisions decisions;
  private final List<Term> terms;
  private final AddressSet all;
  private final Box message;

  private TooBigFilter(List<Term> terms, AddressSet all, Box message) {
    this.terms = terms;
    this.decisions = Decisions.of(terms);
    this.all = all;
    this.message = message;
  }

  /** Null if the list lets everything through, is not there, or is not all read. */
  static @Nullable TooBigFilter of(Router router, String name) {
    AccessList list = router.accessList(name);
    if (list == null || list.size() == 0 || !list.refused().isEmpty()) {
      return null;
    }
    Box message =
        Box.between(AddressSet.IPV4, AddressSet.IPV4)
            .with(Field.PROTOCOL, Header.ICMP, Header.ICMP)
            .with(Field.TYPE, 3, 3)
            .with(Field.CODE, 4, 4);
    return new TooBigFilter(Terms.of(list, router::objectGroup), AddressSet.IPV4, message);
  }

  /** As {@link #of(Router, String)}. */
  static @Nullable TooBigFilter of(Ipv6AccessList list) {
    if (list.entries().isEmpty() || !list.malformed().isEmpty()) {
      return null;
    }
    Box message =
        Box.between(AddressSet.IPV6, AddressSet.IPV6)
            .with(Field.PROTOCOL, ICMPV6, ICMPV6)
            .with(Field.TYPE, 2, 2);
    return new TooBigFilter(Ipv6Terms.of(list), AddressSet.IPV6, message);
  }

  /** Who denies it; {@code place} is null if the end of the list does. */
  record Denial(@Nullable Span place) {}

  /** Null if a message to {@code receivers} is let through, or may be. */
  @Nullable Denial denial(AddressSet receivers) {
    Decisions.Met met = met(message.withAddresses(all, receivers));
    if (!met.complete()) {
      return null;
    }
    Denial denial = null;
    for (Meeting meeting : met.meetings()) {
      Term term = meeting.term();
      boolean forHosts =
          term != null && term.sources().stream().allMatch(set -> set.freeBits() == 0);
      if (meeting.permits() && !forHosts) {
        return null;
      }
      if (!meeting.sure() && !forHosts) {
        return null;
      }
      boolean ofAll = term == null || term.sources().contains(all);
      if (!meeting.permits() && ofAll && denial == null) {
        denial = new Denial(term == null ? null : term.span());
      }
    }
    return denial;
  }

  /**
   * Whether TCP from anywhere is let through to {@code receivers}.
   *
   * @param replies whether only replies to connections of their own count
   */
  boolean permitsTcp(AddressSet receivers, boolean replies) {
    return permitsAny(replies ? replies(receivers) : tcp(receivers, 0, 65_535));
  }

  /** Whether replies over TCP are let through by an entry for any address to any other. */
  boolean permitsRepliesToAll() {
    for (Meeting meeting : met(replies(all)).meetings()) {
      Term term = meeting.term();
      boolean any =
          term != null && term.sources().contains(all) && term.destinations().contains(all);
      if (any && meeting.sure() && meeting.permits()) {
        return true;
      }
    }
    return false;
  }

  /** As {@link #denial} of messages to any address. */
  @Nullable Denial denialToAll() {
    return denial(all);
  }

  /** Whether TCP from anywhere is let through to this port of {@code receivers}. */
  boolean permitsTcpTo(AddressSet receivers, int port) {
    return permitsAny(tcp(receivers, port, port));
  }

  private Box replies(AddressSet receivers) {
    return tcp(receivers, EPHEMERAL, 65_535)
        .withFlags(AccessEntry.TcpFlags.ACK, AccessEntry.TcpFlags.ACK);
  }

  private Box tcp(AddressSet receivers, int low, int high) {
    return Box.between(all, receivers)
        .with(Field.PROTOCOL, Header.TCP, Header.TCP)
        .with(Field.DESTINATION_PORT, low, high);
  }

  private boolean permitsAny(Box tcp) {
    for (Meeting meeting : met(tcp).meetings()) {
      Term term = meeting.term();
      if (meeting.sure() && meeting.permits() && term != null && term.sources().contains(all)) {
        return true;
      }
    }
    return false;
  }

  /** A denial of messages to those to whom TCP from anywhere is let through, or null. */
  @Nullable Denial denialBesideTcp() {
    for (Term term : terms) {
      for (AddressSet receivers : term.destinations()) {
        boolean permits = term.isExact() && term.sources().contains(all);
        Denial denial = permits && permitsTcp(receivers, false) ? denial(receivers) : null;
        if (denial != null) {
          return denial;
        }
      }
    }
    return null;
  }

  private Decisions.Met met(Box packets) {
    return decisions.met(packets, PacketKind.WHOLE, new Budget(STEPS));
  }
}
