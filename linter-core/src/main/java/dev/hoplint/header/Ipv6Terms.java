package dev.hoplint.header;

import dev.hoplint.address.HeaderFieldNames;
import dev.hoplint.address.IcmpMessages.Message;
import dev.hoplint.address.Icmpv6Messages;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.header.Term.Certainty;
import dev.hoplint.model.AccessEntry.TcpFlags;
import dev.hoplint.model.Action;
import dev.hoplint.model.Ipv6AccessList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of IPv6 access lists as {@link Term}s. */
public final class Ipv6Terms {
  private static final Box ANYTHING = Box.between(AddressSet.IPV6, AddressSet.IPV6);

  private static final int ICMP = 58;
  private static final int DSCP_MASK = 0xFC;
  private static final int MOST_DSCP = 63;

  private Ipv6Terms() {}

  /** The entries of a list, in their order. Groups of addresses are taken to hold anything. */
  public static List<Term> of(Ipv6AccessList list) {
    List<Term> terms = new ArrayList<>(list.entries().size());
    for (Ipv6AccessList.Entry entry : list.entries()) {
      terms.add(new Reader(entry).term(terms.size()));
    }
    return terms;
  }

  /** Reads one entry's clauses. */
  private static final class Reader {
    private final Ipv6AccessList.Entry entry;
    private Box all;

    /** The same as far as the IP header tells. */
    private Box base;

    private int flags;
    private boolean transport;
    private boolean modelled = true;
    private @Nullable String timeRange;

    Reader(Ipv6AccessList.Entry entry) {
      this.entry = entry;
      all = Terms.protocol(ANYTHING, entry.protocol());
      base = all;
      transport = entry.portOperator();
    }

    Term term(int index) {
      for (String clause : entry.clauses()) {
        read(clause);
      }
      AddressSet source = address(entry.source());
      AddressSet destination = address(entry.destination());
      boolean fragments = entry.fragments();
      List<Box> first = new ArrayList<>();
      if (!fragments) {
        TcpFlags asked = flags == 0 ? null : new TcpFlags(flags, 0, true);
        for (Box flagged : Terms.flags(all, asked)) {
          first.addAll(Terms.ports(flagged, entry.sourcePorts(), entry.destinationPorts()));
        }
      }
      boolean skipped = transport && entry.action() == Action.DENY && !fragments;
      Certainty known = timeRange == null ? Certainty.EXACT : Certainty.AT_TIMES;
      return new Term(
          index,
          entry.action(),
          List.of(source),
          List.of(destination),
          first,
          skipped ? List.of() : List.of(base),
          modelled ? known : Certainty.AT_MOST,
          isGroup(entry.source()) || isGroup(entry.destination()),
          entry.span());
    }

    private void read(String clause) {
      switch (clause) {
        case "fragments", "log", "log-input" -> {}
        case "established" -> flag(TcpFlags.ESTABLISHED.set());
        case "fin" -> flag(TcpFlags.FIN);
        case "syn" -> flag(TcpFlags.SYN);
        case "rst" -> flag(TcpFlags.RST);
        case "psh" -> flag(TcpFlags.PSH);
        case "ack" -> flag(TcpFlags.ACK);
        case "urg" -> flag(TcpFlags.URG);
        case "undetermined-transport" -> {
          // Never a later fragment (Cisco IOS XE, IPv6 access lists).
          transport = true;
          modelled = false;
        }
        default -> {
          if (clause.startsWith("time-range ")) {
            timeRange = clause;
          } else if (clause.startsWith("dscp ")) {
            dscp(clause.substring("dscp ".length()));
          } else if (entry.protocol() != ICMP || !message(clause)) {
            modelled = false;
          }
        }
      }
    }

    private void dscp(String word) {
      Integer value = HeaderFieldNames.dscp(word);
      if (value == null) {
        value = word.matches("\\d{1,2}") ? Integer.parseInt(word) : -1;
      }
      if (value < 0 || value > MOST_DSCP) {
        modelled = false;
        return;
      }
      // The traffic class is where IPv4 has its type of service (RFC 2474 §3).
      all = all.withTypeOfService(DSCP_MASK, value << 2);
      base = base.withTypeOfService(DSCP_MASK, value << 2);
    }

    private void flag(int bits) {
      flags |= bits;
      transport = true;
    }

    /** Whether the word is an ICMPv6 type, or the code after one. */
    private boolean message(String word) {
      boolean typed = transport;
      transport = true;
      Message message = Icmpv6Messages.message(word);
      if (message != null) {
        all = all.with(Field.TYPE, message.type(), message.type());
        all = message.code() < 0 ? all : all.with(Field.CODE, message.code(), message.code());
        return !Icmpv6Messages.isUnsure(word);
      }
      if (word.length() > 3 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
      int number = Integer.parseInt(word);
      if (number > 255) {
        return false;
      }
      all = all.with(typed ? Field.CODE : Field.TYPE, number, number);
      return true;
    }

    private AddressSet address(String text) {
      if (text.equals("any")) {
        return AddressSet.IPV6;
      }
      Ipv6Prefix prefix =
          Ipv6Prefix.parse(text.startsWith("host ") ? text.substring("host ".length()) : text);
      if (prefix == null) {
        modelled = false;
        return AddressSet.IPV6;
      }
      return AddressSet.of(prefix);
    }

    private static boolean isGroup(String text) {
      return text.startsWith("object-group ");
    }
  }
}
