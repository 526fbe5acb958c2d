package dev.hoplint.header;

import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.Extra;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.ObjectGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a list with each object group replaced by its members: several entries then stand
 * at the place of one. An entry of very many members, or of a group of which not all is known,
 * stays as it is, and nobody knows what it matches.
 */
final class PlainEntries {
  private static final int MOST = 1024;

  private PlainEntries() {}

  static List<AccessEntry> of(AccessList list, Function<String, @Nullable ObjectGroup> groups) {
    List<AccessEntry> entries = list.entries();
    if (entries.stream().noneMatch(e -> e.extra().groups() != null)) {
      return entries;
    }
    GroupMembers members = new GroupMembers(groups);
    List<AccessEntry> plain = new ArrayList<>();
    for (AccessEntry entry : entries) {
      List<AccessEntry> several = expanded(entry, members);
      plain.addAll(several == null ? List.of(entry) : several);
    }
    return plain;
  }

  private static @Nullable List<AccessEntry> expanded(AccessEntry entry, GroupMembers members) {
    AccessEntry.Groups groups = entry.extra().groups();
    if (groups == null) {
      return null;
    }
    members.forget();
    String source = groups.source();
    String destination = groups.destination();
    String service = groups.service();
    List<Wildcard> sources =
        source == null ? List.of(entry.source()) : wildcards(members.addresses(source));
    List<Wildcard> destinations =
        destination == null
            ? List.of(entry.destination())
            : wildcards(members.addresses(destination));
    List<ObjectGroup.Service> services =
        service == null ? List.of() : members.serviceMembers(service);
    long count = (long) sources.size() * destinations.size() * Math.max(1, services.size());
    if (!members.complete() || count > MOST) {
      return null;
    }
    List<AccessEntry> all = new ArrayList<>();
    for (Wildcard from : sources) {
      for (Wildcard to : destinations) {
        if (service == null) {
          all.add(
              of(
                  entry,
                  entry.protocol(),
                  from,
                  to,
                  entry.sourcePorts(),
                  entry.destinationPorts(),
                  entry.extra()));
          continue;
        }
        for (ObjectGroup.Service one : services) {
          Extra extra = entry.extra();
          Extra asked =
              new Extra(
                  extra.fragments(),
                  one.portOperator(),
                  one.icmpType(),
                  one.icmpCode(),
                  extra.tcpFlags(),
                  extra.timeRange(),
                  extra.unmodelled(),
                  extra.groups(),
                  extra.fields(),
                  extra.log());
          for (int protocol : one.protocols()) {
            all.add(
                of(entry, protocol, from, to, one.sourcePorts(), one.destinationPorts(), asked));
          }
        }
      }
    }
    return all;
  }

  private static List<Wildcard> wildcards(List<AddressSet> sets) {
    return sets.stream().map(s -> new Wildcard((int) s.low(), (int) s.freeLow())).toList();
  }

  private static AccessEntry of(
      AccessEntry entry,
      int protocol,
      Wildcard source,
      Wildcard destination,
      PortSet sourcePorts,
      PortSet destinationPorts,
      Extra extra) {
    Set<String> unmodelled = new HashSet<>(extra.unmodelled());
    unmodelled.remove("object-group");
    Extra plain =
        new Extra(
            extra.fragments(),
            extra.portOperator(),
            extra.icmpType(),
            extra.icmpCode(),
            extra.tcpFlags(),
            extra.timeRange(),
            unmodelled,
            null,
            extra.fields(),
            extra.log());
    return new AccessEntry(
        entry.index(),
        entry.sequence(),
        entry.action(),
        protocol,
        source,
        destination,
        sourcePorts,
        destinationPorts,
        plain,
        entry.span());
  }
}
