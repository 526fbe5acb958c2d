package dev.hoplint.header;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.IpFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an access list does with a packet: the first entry whose layer-3 part matches decides, but
 * an entry with ports looks at them only where the packet has them. A non-initial fragment is
 * permitted by a permit with ports on its layer-3 part alone, and never denied by a deny with ports
 * (Cisco white paper 8014; IOS IP Configuration Guide 78-11741-02, IPC-93).
 */
public final class Entries {
  private Entries() {}

  /**
   * A list's answer.
   *
   * @param permitted whether the list permits; unknown if an entry that may decide is not modelled
   * @param entry the entry that decides; null if the end of the list does, or nothing can tell
   */
  public record Verdict(Match permitted, @Nullable AccessEntry entry) {
    static final Verdict END = new Verdict(Match.NO, null);
  }

  public static Verdict decide(AccessList list, Header header) {
    return decide(list.entries(), header, true);
  }

  /** As {@link #decide(AccessList, Header)}, with entries under a time-range active or not. */
  public static Verdict decide(List<AccessEntry> entries, Header header, boolean timeRangesActive) {
    Verdict maybe = null;
    for (AccessEntry entry : entries) {
      if (!timeRangesActive && entry.extra().timeRange() != null) {
        continue;
      }
      Match match = matches(entry, header);
      if (match == Match.NO) {
        continue;
      }
      Match answer = Match.of(entry.action() == Action.PERMIT);
      if (entry.extra().unmodelled().contains("malformed")) {
        answer = Match.UNKNOWN;
      }
      if (match == Match.YES) {
        // An entry that may match before does not matter if it would have said the same.
        return maybe == null || maybe.permitted == answer
            ? new Verdict(answer, entry)
            : unknown(maybe);
      }
      if (maybe == null) {
        maybe = new Verdict(answer, entry);
      } else if (maybe.permitted != answer) {
        return unknown(maybe);
      }
    }
    return maybe == null || maybe.permitted == Match.NO ? Verdict.END : unknown(maybe);
  }

  private static Verdict unknown(Verdict maybe) {
    return new Verdict(Match.UNKNOWN, maybe.entry);
  }

  /** Whether the entry takes the packet, by the table of IOS for the three kinds of packet. */
  public static Match matches(AccessEntry entry, Header header) {
    if (!matchesAddresses(entry, header)) {
      return Match.NO;
    }
    if (entry.fragments() && header.kind() != PacketKind.NON_INITIAL) {
      return Match.NO;
    }
    Match layer3 = matchesRest(entry.extra(), header);
    if (layer3 == Match.NO) {
      return Match.NO;
    }
    if (!entry.hasL4() || (entry.fragments() && header.kind() == PacketKind.NON_INITIAL)) {
      return layer3;
    }
    if (header.kind() == PacketKind.NON_INITIAL) {
      return entry.action() == Action.PERMIT ? layer3 : Match.NO;
    }
    return layer3.and(Match.of(matchesL4(entry, header)));
  }

  /** What is asked of the IP header beside addresses, as far as it is modelled. */
  private static Match matchesRest(AccessEntry.Extra extra, Header header) {
    IpFields fields = extra.fields();
    Match all = Match.of(true);
    if (fields != null && fields.tosMask() != 0) {
      int marked = header.typeOfService();
      all = marked < 0 ? Match.UNKNOWN : Match.of((marked & fields.tosMask()) == fields.tosValue());
    }
    if (fields != null && fields.ttl() != null) {
      int ttl = header.ttl();
      all = all.and(ttl < 0 ? Match.UNKNOWN : Match.of(fields.ttl().contains(ttl)));
    }
    return Terms.isModelled(extra) ? all : all.and(Match.UNKNOWN);
  }

  private static boolean matchesAddresses(AccessEntry entry, Header header) {
    return (entry.protocol() == AccessEntry.ANY_PROTOCOL || entry.protocol() == header.protocol())
        && entry.source().matches(header.source())
        && entry.destination().matches(header.destination());
  }

  private static boolean matchesL4(AccessEntry entry, Header header) {
    AccessEntry.Extra extra = entry.extra();
    if (extra.portOperator()
        && !(header.sourcePort() >= 0
            && entry.sourcePorts().contains(header.sourcePort())
            && entry.destinationPorts().contains(header.destinationPort()))) {
      return false;
    }
    if (extra.icmpType() >= 0
        && (extra.icmpType() != header.icmpType()
            || (extra.icmpCode() >= 0 && extra.icmpCode() != header.icmpCode()))) {
      return false;
    }
    return extra.tcpFlags() == null || extra.tcpFlags().matches(header.tcpFlags());
  }
}
