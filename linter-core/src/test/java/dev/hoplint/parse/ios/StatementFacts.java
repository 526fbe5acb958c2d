package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.Reassembly;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.model.Setting;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.model.Tunnel;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every fact of a configuration in words, without positions and without numbers counted up, so that
 * two versions of a file can be compared.
 */
final class StatementFacts {
  /** A fact in words: the block it is in, the text of its line, what it says. */
  record Fact(String block, String line, String says) implements Comparable<Fact> {
    @Override
    public int compareTo(Fact other) {
      return toString().compareTo(other.toString());
    }
  }

  private final Ios ios;
  private final Set<Fact> all = new TreeSet<>();

  private StatementFacts(Ios ios) {
    this.ios = ios;
  }

  private void add(String block, @Nullable Span line, Object says) {
    if (line != null) {
      all.add(new Fact(block, ios.words(line), says.toString()));
    }
  }

  private void use(String block, String kind, @Nullable NameUse use) {
    if (use != null) {
      int line = ios.text.lineAt(use.span().start());
      all.add(new Fact(block, ios.text.line(line).strip(), kind + " " + use.name()));
    }
  }

  private void setting(String block, String kind, @Nullable Setting<?> setting) {
    if (setting != null) {
      add(block, setting.span(), kind + " " + setting.value());
    }
  }

  private Set<Fact> collect() {
    setting("", "hostname", ios.config.hostname());
    ios.config.interfaces().forEach(this::interfaceFacts);
    ios.config.accessLists().forEach(this::listFacts);
    ios.config.routeMaps().forEach(this::mapFacts);
    for (StaticRoute route : ios.config.staticRoutes()) {
      add("", route.span(), route.prefix() + " " + route.nextHop() + " " + route.distance());
      use("", "route out of", route.outInterface());
    }
    for (NatRule rule : ios.config.natRules()) {
      add("", rule.span(), rule.direction());
    }
    ios.config.vrfs().forEach(vrf -> add("", vrf.span(), vrf.name()));
    ios.config.routingProcesses().forEach(router -> add("", router.span(), router.protocol()));
    use("", "local policy", ios.config.localPolicy());
    return all;
  }

  private void interfaceFacts(Interface i) {
    String block = "interface " + i.name();
    add(block, i.header(), i.linkType());
    setting(block, "vrf", i.vrf());
    for (InterfaceAddress address : i.addresses()) {
      add(block, address.span(), i.addressSource() + " " + address.subnet() + address.address());
    }
    setting(block, "mtu", i.mtu());
    setting(block, "ip mtu", i.ipMtu());
    setting(block, "mss", i.mssClamp());
    use(block, "policy", i.policy());
    setting(block, "nat", i.nat());
    use(block, "in", i.accessGroupIn());
    use(block, "out", i.accessGroupOut());
    add(block, i.unreachablesOff(), "no unreachables");
    for (Reassembly reassembly : i.reassembly()) {
      add(block, reassembly.span(), reassembly.on() + " " + reassembly.in());
    }
    add(block, i.inspection(), "inspection");
    use(block, "crypto map", i.cryptoMap());
    add(block, i.loadSharing(), "per packet");
    add(block, i.strictUrpf(), "strict");
    add(block, i.shutdown(), "shutdown");
    tunnelFacts(block, i.tunnel());
  }

  private void tunnelFacts(String block, @Nullable Tunnel tunnel) {
    if (tunnel != null) {
      setting(block, "source", tunnel.sourceAddress());
      use(block, "source", tunnel.sourceInterface());
      setting(block, "destination", tunnel.destination());
      setting(block, "key", tunnel.key());
      use(block, "protection", tunnel.protection());
      add(block, tunnel.pathMtuDiscovery(), "path mtu discovery");
    }
  }

  private void listFacts(AccessList list) {
    String block = "list " + list.name();
    if (isHeader(ios.words(list.header()))) {
      // A numbered list has no header: its first entry stands for one, whichever that is.
      add(block, list.header(), list.isStandard());
    }
    for (AccessEntry entry : list.entries()) {
      add(
          block,
          entry.span(),
          entry.action()
              + " "
              + entry.protocol()
              + " "
              + entry.source()
              + " "
              + entry.destination()
              + " "
              + entry.destinationPorts()
              + entry.extra());
    }
  }

  private void mapFacts(RouteMap map) {
    for (RouteMap.Sequence sequence : map.sequences()) {
      String block = "map " + map.name() + " " + sequence.number();
      add(block, sequence.header(), sequence.action());
      for (MatchClause clause : sequence.matches()) {
        add(block, clause.span(), clause.getClass().getSimpleName());
      }
      for (SetClause clause : sequence.sets()) {
        add(block, clause.span(), clause.getClass().getSimpleName());
      }
      sequence.malformed().forEach(span -> add(block, span, "malformed"));
    }
  }

  static Set<Fact> of(Ios ios) {
    return new StatementFacts(ios).collect();
  }

  /**
   * Facts that came or went are those of the changed line; of a block, if it is its header.
   *
   * @param line as it was
   * @param replacement lines that stand there now
   */
  static void check(
      String what, Set<Fact> before, Set<Fact> after, String line, List<String> replacement) {
    Set<Fact> lost = new TreeSet<>(before);
    lost.removeAll(after);
    Set<Fact> won = new TreeSet<>(after);
    won.removeAll(before);
    String words = line.strip();
    boolean header = before.stream().anyMatch(fact -> isHeader(fact, words));
    String ownBlock =
        before.stream()
            .filter(fact -> fact.line().equals(words))
            .map(Fact::block)
            .findFirst()
            .orElse("?");
    assertThat(lost)
        .as("lost with %s", what)
        .allMatch(fact -> words.endsWith(fact.line()) || (header && fact.block().equals(ownBlock)));
    // A spoilt header may be another good header; then its lines are under the other name.
    boolean headerAgain =
        header && won.stream().anyMatch(fact -> isHeader(fact, first(replacement)));
    assertThat(won)
        .as("won with %s", what)
        .allMatch(
            fact ->
                first(replacement).endsWith(fact.line())
                    || (headerAgain
                        && !before.stream().map(Fact::block).toList().contains(fact.block())));
  }

  private static String first(List<String> replacement) {
    return replacement.isEmpty() ? "nothing" : replacement.get(0).strip();
  }

  private static boolean isHeader(Fact fact, String words) {
    return !fact.block().isEmpty() && fact.line().equals(words) && isHeader(words);
  }

  /** Whether a line, without its indentation, opens a block that facts come from. */
  static boolean isHeader(String words) {
    return words.startsWith("interface ")
        || words.startsWith("ip access-list ")
        || words.startsWith("route-map ");
  }
}
