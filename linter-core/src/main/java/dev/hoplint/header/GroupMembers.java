package dev.hoplint.header;

import dev.hoplint.address.Wildcard;
import dev.hoplint.header.Terms.Service;
import dev.hoplint.model.ObjectGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of object groups, groups within groups resolved. A group that is not defined, or of
 * which a line could not be read, may hold anything.
 */
final class GroupMembers {
  private static final Box ANYTHING = Box.between(AddressSet.IPV4, AddressSet.IPV4);

  private final Function<String, @Nullable ObjectGroup> groups;
  private final Map<String, List<ObjectGroup.Member>> known = new HashMap<>();
  private final Set<String> doubtful = new HashSet<>();
  private boolean complete = true;

  GroupMembers(Function<String, @Nullable ObjectGroup> groups) {
    this.groups = groups;
  }

  /** Starts a new entry: {@link #complete} tells of the groups asked for since. */
  void forget() {
    complete = true;
  }

  /** Whether all members were known. */
  boolean complete() {
    return complete;
  }

  List<AddressSet> addresses(String name) {
    List<ObjectGroup.Member> members = members(name);
    List<AddressSet> addresses = new ArrayList<>();
    for (ObjectGroup.Member member : members) {
      if (member instanceof ObjectGroup.Network network) {
        addresses.add(AddressSet.of(Wildcard.of(network.prefix())));
      } else if (member instanceof ObjectGroup.AddressRange range) {
        addRange(addresses, range);
      }
    }
    return complete ? addresses : List.of(AddressSet.IPV4);
  }

  /** A range as the largest prefixes that make it up. */
  private static void addRange(List<AddressSet> into, ObjectGroup.AddressRange range) {
    long next = range.first().bits() & 0xffff_ffffL;
    long last = range.last().bits() & 0xffff_ffffL;
    while (next <= last) {
      long size = next == 0 ? 1L << 32 : Long.lowestOneBit(next);
      while (next + size - 1 > last) {
        size >>= 1;
      }
      into.add(new AddressSet(0, next, 0, size - 1));
      next += size;
    }
  }

  List<Service> services(String name) {
    List<Service> services = new ArrayList<>();
    for (ObjectGroup.Service service : serviceMembers(name)) {
      service.protocols().forEach(protocol -> services.add(service(service, protocol)));
    }
    return complete ? services : List.of(new Service(false, List.of(ANYTHING), ANYTHING));
  }

  /** The services themselves. */
  List<ObjectGroup.Service> serviceMembers(String name) {
    return members(name).stream()
        .filter(ObjectGroup.Service.class::isInstance)
        .map(ObjectGroup.Service.class::cast)
        .toList();
  }

  private static Service service(ObjectGroup.Service member, int protocol) {
    Box base = Terms.protocol(ANYTHING, protocol);
    Box typed = base;
    if (member.icmpType() >= 0) {
      typed = typed.with(Field.TYPE, member.icmpType(), member.icmpType());
      if (member.icmpCode() >= 0) {
        typed = typed.with(Field.CODE, member.icmpCode(), member.icmpCode());
      }
    }
    return new Service(
        member.portOperator() || member.icmpType() >= 0,
        Terms.ports(typed, member.sourcePorts(), member.destinationPorts()),
        base);
  }

  private List<ObjectGroup.Member> members(String name) {
    List<ObjectGroup.Member> members = known.get(name);
    if (members == null) {
      members = new ArrayList<>();
      if (!collect(name, members, new HashSet<>())) {
        doubtful.add(name);
      }
      known.put(name, members);
    }
    complete &= !doubtful.contains(name);
    return members;
  }

  /** Whether everything that the group holds was found. */
  private boolean collect(String name, List<ObjectGroup.Member> into, Set<String> seen) {
    ObjectGroup group = groups.apply(name);
    if (group == null) {
      return false;
    }
    boolean good = group.malformed().isEmpty();
    if (!seen.add(name)) {
      return good;
    }
    for (ObjectGroup.Member member : group.members()) {
      if (member instanceof ObjectGroup.Group nested) {
        good &= collect(nested.group().name(), into, seen);
      } else {
        into.add(member);
      }
    }
    return good;
  }
}
