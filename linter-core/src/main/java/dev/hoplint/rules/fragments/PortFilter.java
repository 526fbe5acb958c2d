package dev.hoplint.rules.fragments;

import dev.hoplint.header.Ipv6Terms;
import dev.hoplint.header.Term;
import dev.hoplint.header.Terms;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Reassembly;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access list of either family on an interface.
 *
 * @param ipv6 whether it filters IPv6 packets
 * @param list its name
 * @param entries in the order of the list
 * @param terms the same entries as sets of packets
 */
public record PortFilter(
    Port port, boolean ipv6, String list, List<Entry> entries, List<Term> terms, NameUse use) {
  private static final int ICMPV6 = 58;

  public PortFilter {
    entries = List.copyOf(entries);
    terms = List.copyOf(terms);
  }

  /**
   * What an entry is about.
   *
   * @param cell protocol, source and destination, as they are typed
   */
  public record Entry(int sequence, String cell) {}

  /**
   * The filters of a router that see later fragments without ports: none where virtual reassembly
   * or inspection may give them the first fragment's. Each list once.
   */
  public static List<PortFilter> unassembled(Router router) {
    List<PortFilter> filters = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Map<String, Ipv6AccessList> ipv6Lists = new HashMap<>();
    router
        .config()
        .definitions()
        .ipv6AccessLists()
        .forEach(list -> ipv6Lists.put(list.name(), list));
    for (Port port : router.upPorts()) {
      Interface facts = port.facts();
      if (!isReassembled(port)) {
        add(filters, seen, port, facts.accessGroupIn());
        add(filters, seen, port, facts.accessGroupOut());
      }
      if (!isIpv6Reassembled(facts)) {
        addIpv6(filters, ipv6Lists, port, facts.extras().ipv6().filterIn());
        addIpv6(filters, ipv6Lists, port, facts.extras().ipv6().filterOut());
      }
    }
    return filters;
  }

  private static void add(
      List<PortFilter> filters, Set<String> seen, Port port, @Nullable NameUse use) {
    Router router = port.router();
    AccessList list = use == null ? null : router.accessList(use.name());
    if (use == null || list == null || list.size() == 0 || !seen.add(list.name())) {
      return;
    }
    List<Entry> entries = new ArrayList<>(list.size());
    for (AccessEntry entry : list.entries()) {
      entries.add(
          new Entry(
              entry.sequence(),
              cell(
                  SplitStory.protocol(entry.protocol()),
                  entry.source().toString(),
                  entry.destination().toString())));
    }
    List<Term> terms = Terms.of(list, router::objectGroup);
    filters.add(new PortFilter(port, false, list.name(), entries, terms, use));
  }

  /** Takes the list out of {@code left}; one with lines that could not be read may do anything. */
  private static void addIpv6(
      List<PortFilter> filters,
      Map<String, Ipv6AccessList> left,
      Port port,
      @Nullable NameUse use) {
    Ipv6AccessList list = use == null ? null : left.remove(use.name());
    if (use == null || list == null || list.entries().isEmpty() || !list.malformed().isEmpty()) {
      return;
    }
    List<Entry> entries = new ArrayList<>(list.entries().size());
    for (Ipv6AccessList.Entry entry : list.entries()) {
      entries.add(
          new Entry(
              entry.sequence(),
              cell(ipv6Protocol(entry.protocol()), entry.source(), entry.destination())));
    }
    filters.add(new PortFilter(port, true, list.name(), entries, Ipv6Terms.of(list), use));
  }

  private static String cell(String protocol, String source, String destination) {
    return protocol + " " + source + " " + destination;
  }

  private static String ipv6Protocol(int number) {
    return number == AccessEntry.ANY_PROTOCOL
        ? "ipv6"
        : number == ICMPV6 ? "icmp" : SplitStory.protocol(number);
  }

  /** What messages call the pieces without ports that it filters. */
  public String laterFragments() {
    return ipv6 ? "later IPv6 fragments" : "later fragments";
  }

  /** The command that opens the list. */
  public String header() {
    return (ipv6 ? "ipv6 access-list " : "ip access-list extended ") + list;
  }

  /** An entry that stops all later fragments between the addresses that an entry names. */
  public String denyFragments(Term entry) {
    return "deny " + entries.get(entry.index()).cell + " fragments";
  }

  /** That entry as it is typed ahead of {@code first}; null if no number is free there. */
  public @Nullable String denyFragmentsAhead(Term entry, Term first) {
    int before = first.index() == 0 ? 0 : entries.get(first.index() - 1).sequence;
    int number = entries.get(first.index()).sequence - 1;
    return number > before
        ? (ipv6 ? " sequence " : " ") + number + " " + denyFragments(entry)
        : null;
  }

  /**
   * NAT, inspection and IPsec switch virtual reassembly on by themselves (IOS-XE, since 12.3(8)T).
   */
  private static boolean isReassembled(Port port) {
    Interface facts = port.facts();
    return facts.inspection() != null
        || facts.cryptoMap() != null
        || port.natSide() != null
        || facts.reassembly().stream().anyMatch(Reassembly::on)
        || facts.malformed().contains(InterfaceStatement.VIRTUAL_REASSEMBLY);
  }

  /** {@code ip nat} has no say in IPv6. */
  private static boolean isIpv6Reassembled(Interface facts) {
    return facts.inspection() != null
        || facts.cryptoMap() != null
        || facts.extras().ipv6().reassembly() != null;
  }
}
