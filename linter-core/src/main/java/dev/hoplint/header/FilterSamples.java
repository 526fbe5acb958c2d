package dev.hoplint.header;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.header.Entries.Verdict;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packets that show what an interface's filter lets through in later fragments. They are samples,
 * as filters are long: one that is found proves a leak, none found proves nothing.
 */
public final class FilterSamples {
  /** Entries that one list's search looks at. */
  private static final long LOOKS = 4_000_000L;

  private final List<AccessEntry> entries;
  private long looks;

  private FilterSamples(AccessList list) {
    entries = list.entries();
  }

  /**
   * A packet that is stopped while its later fragments pass.
   *
   * @param first the packet
   * @param stopping the entry that stops it; null if the list's end does
   * @param passing the entry by which later fragments pass
   */
  public record Leak(Header first, @Nullable AccessEntry stopping, AccessEntry passing) {}

  /** The first deny with ports or types whose packets' later fragments pass, or null. */
  public static @Nullable Leak pastDeny(AccessList list) {
    FilterSamples samples = new FilterSamples(list);
    for (AccessEntry deny : samples.entries) {
      if (deny.action() == Action.DENY && deny.hasL4() && isPlain(deny)) {
        Leak leak = samples.pastDeny(deny);
        if (leak != null || samples.looks > LOOKS) {
          return leak;
        }
      }
    }
    return null;
  }

  /**
   * The first permit for answers ({@code established} and its kin) that lets later fragments of a
   * connection pass which the list does not let begin, or null.
   */
  public static @Nullable Leak pastFlags(AccessList list) {
    FilterSamples samples = new FilterSamples(list);
    for (AccessEntry permit : samples.entries) {
      if (permit.action() == Action.PERMIT
          && permit.extra().tcpFlags() != null
          && isPlain(permit)) {
        Leak leak = samples.pastFlags(permit);
        if (leak != null || samples.looks > LOOKS) {
          return leak;
        }
      }
    }
    return null;
  }

  private static boolean isPlain(AccessEntry entry) {
    return !entry.fragments()
        && entry.extra().unmodelled().isEmpty()
        && entry.extra().timeRange() == null
        && !entry.sourcePorts().isEmpty()
        && !entry.destinationPorts().isEmpty();
  }

  private @Nullable Leak pastDeny(AccessEntry deny) {
    looks += entries.size();
    for (AccessEntry permit : entries) {
      boolean sameProtocol =
          permit.protocol() == AccessEntry.ANY_PROTOCOL || permit.protocol() == deny.protocol();
      Wildcard source = deny.source().intersect(permit.source());
      Wildcard destination = deny.destination().intersect(permit.destination());
      if (permit.action() != Action.PERMIT
          || !sameProtocol
          || source == null
          || destination == null) {
        continue;
      }
      int flags = deny.extra().tcpFlags() == null ? 0 : flags(deny.extra().tcpFlags());
      Leak leak = leak(deny, source.lowest(), destination.lowest(), flags, deny.index(), -1);
      if (leak == null) {
        leak = leak(deny, source.highest(), destination.highest(), flags, deny.index(), -1);
      }
      if (leak != null || looks > LOOKS) {
        return leak;
      }
    }
    return null;
  }

  private @Nullable Leak pastFlags(AccessEntry permit) {
    Ipv4Address from = permit.source().highest();
    Ipv4Address to = permit.destination().highest();
    Leak leak = leak(permit, from, to, AccessEntry.TcpFlags.SYN, -1, permit.index());
    return leak != null
        ? leak
        : leak(
            permit,
            permit.source().lowest(),
            permit.destination().lowest(),
            AccessEntry.TcpFlags.SYN,
            -1,
            permit.index());
  }

  /**
   * A packet like those of {@code like}, if it is stopped and its later fragments pass.
   *
   * @param stopping index of the entry that must stop it, or -1 for any
   * @param passing index of the entry by which the others must pass, or -1 for any
   */
  private @Nullable Leak leak(
      AccessEntry like, Ipv4Address from, Ipv4Address to, int flags, int stopping, int passing) {
    AccessEntry.Extra extra = like.extra();
    boolean ports = Header.hasPorts(like.protocol());
    boolean types = extra.icmpType() >= 0;
    Header first =
        new Header(
            PacketKind.INITIAL,
            from,
            to,
            like.protocol(),
            ports ? port(like.sourcePorts()) : -1,
            ports ? port(like.destinationPorts()) : -1,
            types ? extra.icmpType() : -1,
            types ? Math.max(0, extra.icmpCode()) : -1,
            flags,
            0);
    looks += 2L * entries.size();
    Verdict whole = Entries.decide(entries, first, true);
    Verdict later = Entries.decide(entries, first.as(PacketKind.NON_INITIAL, 0), true);
    AccessEntry stop = whole.entry();
    AccessEntry pass = later.entry();
    boolean wanted =
        whole.permitted() == Match.NO
            && later.permitted() == Match.YES
            && pass != null
            && (stopping < 0 || (stop != null && stop.index() == stopping))
            && (passing < 0 || pass.index() == passing);
    return wanted && pass != null ? new Leak(first, stop, pass) : null;
  }

  /** A port that few entries name, if it may be any. */
  private static int port(PortSet ports) {
    return ports.contains(Header.CLIENT_PORT) ? Header.CLIENT_PORT : ports.low(0);
  }

  private static int flags(AccessEntry.TcpFlags wanted) {
    for (int bits = 0; bits < 64; bits++) {
      if (wanted.matches(bits)) {
        return bits;
      }
    }
    return 0;
  }
}
