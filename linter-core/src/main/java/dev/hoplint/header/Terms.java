package dev.hoplint.header;

import dev.hoplint.address.PortSet;
import dev.hoplint.header.Term.Certainty;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.Extra;
import dev.hoplint.model.AccessEntry.TcpFlags;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.IpFields;
import dev.hoplint.model.ObjectGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entries of IPv4 access lists as {@link Term}s. */
public final class Terms {
  private static final Box ANYTHING = Box.between(AddressSet.IPV4, AddressSet.IPV4);
  private static final String GROUP = "object-group";

  /** Clauses whose values an entry's {@link IpFields} hold. */
  private static final Set<String> OF_IP_HEADER = Set.of("dscp", "precedence", "tos", "ttl");

  private Terms() {}

  /**
   * The entries of a list, in their order.
   *
   * @param groups answers the object group of a name, null for one that no line defines
   */
  public static List<Term> of(AccessList list, Function<String, @Nullable ObjectGroup> groups) {
    GroupMembers members = new GroupMembers(groups);
    List<Term> terms = new ArrayList<>(list.size());
    for (AccessEntry entry : list.entries()) {
      terms.add(of(entry, members));
    }
    return terms;
  }

  private static Term of(AccessEntry entry, GroupMembers members) {
    Extra extra = entry.extra();
    AccessEntry.Groups groups = extra.groups();
    Certainty certainty = certainty(extra);
    List<AddressSet> sources = List.of(AddressSet.of(entry.source()));
    List<AddressSet> destinations = List.of(AddressSet.of(entry.destination()));
    List<Service> services = List.of(service(entry));
    if (groups != null) {
      members.forget();
      sources = groups.source() == null ? sources : members.addresses(groups.source());
      destinations =
          groups.destination() == null ? destinations : members.addresses(groups.destination());
      services = groups.service() == null ? services : members.services(groups.service());
      boolean both = groups.service() != null && (extra.portOperator() || extra.tcpFlags() != null);
      if (certainty == Certainty.EXACT && (both || !members.complete())) {
        certainty = Certainty.AT_MOST;
      }
    }
    List<Box> first = new ArrayList<>();
    List<Box> later = new ArrayList<>();
    for (Service service : services) {
      boolean skipped = service.transport && entry.action() == Action.DENY && !entry.fragments();
      if (!entry.fragments()) {
        first.addAll(service.boxes);
      }
      if (!skipped) {
        addDistinct(later, service.anyTransport);
      }
    }
    return new Term(
        entry.index(),
        entry.action(),
        sources,
        destinations,
        asking(first, extra.fields()),
        asking(later, extra.fields()),
        certainty,
        groups != null,
        entry.span());
  }

  /** The boxes with what is asked of the type of service and the time to live. */
  private static List<Box> asking(List<Box> boxes, @Nullable IpFields fields) {
    if (fields == null) {
      return boxes;
    }
    List<Box> all = new ArrayList<>();
    PortSet ttl = fields.ttl();
    for (Box box : boxes) {
      Box marked = box.withTypeOfService(fields.tosMask(), fields.tosValue());
      if (ttl == null) {
        all.add(marked);
        continue;
      }
      for (int i = 0; i < ttl.rangeCount(); i++) {
        all.add(marked.with(Field.TTL, ttl.low(i), ttl.high(i)));
      }
    }
    return all;
  }

  private static void addDistinct(List<Box> boxes, Box box) {
    if (!boxes.contains(box)) {
      boxes.add(box);
    }
  }

  private static Certainty certainty(Extra extra) {
    if (extra.unmodelled().contains("malformed")) {
      return Certainty.UNKNOWN;
    }
    for (String clause : extra.unmodelled()) {
      if (!isModelled(clause, extra) && !(extra.groups() != null && clause.equals(GROUP))) {
        return Certainty.AT_MOST;
      }
    }
    return extra.timeRange() == null ? Certainty.EXACT : Certainty.AT_TIMES;
  }

  /** Whether all that an entry asks of a packet is known, object groups left out. */
  static boolean isModelled(Extra extra) {
    for (String clause : extra.unmodelled()) {
      if (!isModelled(clause, extra)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isModelled(String clause, Extra extra) {
    return extra.fields() != null && OF_IP_HEADER.contains(clause);
  }

  /**
   * What an entry asks of the fields beside the addresses.
   *
   * @param transport whether it asks for more than the IP header, and so is not asked of a later
   *     fragment
   * @param boxes the packets with a transport header; none if no value is good enough
   * @param anyTransport the later fragments, as far as the IP header tells
   */
  record Service(boolean transport, List<Box> boxes, Box anyTransport) {}

  private static Service service(AccessEntry entry) {
    Extra extra = entry.extra();
    Box base = protocol(ANYTHING, entry.protocol());
    Box all = base;
    if (extra.icmpType() >= 0) {
      all = all.with(Field.TYPE, extra.icmpType(), extra.icmpType());
      if (extra.icmpCode() >= 0) {
        all = all.with(Field.CODE, extra.icmpCode(), extra.icmpCode());
      }
    }
    List<Box> boxes = new ArrayList<>();
    for (Box flagged : flags(all, extra.tcpFlags())) {
      boxes.addAll(ports(flagged, entry.sourcePorts(), entry.destinationPorts()));
    }
    return new Service(entry.hasL4(), boxes, base);
  }

  static Box protocol(Box box, int protocol) {
    return protocol == AccessEntry.ANY_PROTOCOL
        ? box
        : box.with(Field.PROTOCOL, protocol, protocol);
  }

  /** One box for every pair of ranges. */
  static List<Box> ports(Box box, PortSet sources, PortSet destinations) {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < sources.rangeCount(); i++) {
      Box from = box.with(Field.SOURCE_PORT, sources.low(i), sources.high(i));
      for (int j = 0; j < destinations.rangeCount(); j++) {
        boxes.add(from.with(Field.DESTINATION_PORT, destinations.low(j), destinations.high(j)));
      }
    }
    return boxes;
  }

  /** One box for every flag of which one is enough, or one for all that are needed. */
  static List<Box> flags(Box box, @Nullable TcpFlags flags) {
    if (flags == null) {
      return List.of(box);
    }
    if (!flags.any()) {
      return (flags.set() & flags.clear()) != 0
          ? List.of()
          : List.of(box.withFlags(flags.set() | flags.clear(), flags.set()));
    }
    List<Box> boxes = new ArrayList<>();
    for (int rest = flags.set(); rest != 0; rest &= rest - 1) {
      boxes.add(box.withFlags(Integer.lowestOneBit(rest), -1));
    }
    for (int rest = flags.clear(); rest != 0; rest &= rest - 1) {
      boxes.add(box.withFlags(Integer.lowestOneBit(rest), 0));
    }
    return boxes;
  }
}
