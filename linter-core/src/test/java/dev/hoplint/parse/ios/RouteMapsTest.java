package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Route-maps. */
class RouteMapsTest {
  private static Ios with(String... lines) {
    Ios ios = Ios.of("route-map M permit 10\n " + String.join("\n ", lines) + "\n");
    assertThat(ios.result.problems()).isEmpty();
    return ios;
  }

  private static RouteMap.Sequence sequence(Ios ios) {
    assertThat(ios.config.routeMaps()).hasSize(1);
    assertThat(ios.config.routeMaps().get(0).sequences()).hasSize(1);
    return ios.config.routeMaps().get(0).sequences().get(0);
  }

  private static void assertSet(String line, Function<Span, SetClause> expected) {
    Ios ios = with(line);
    assertThat(sequence(ios).sets()).containsExactly(expected.apply(ios.at(line)));
    assertThat(sequence(ios).matches()).isEmpty();
  }

  private static List<Ipv4Address> hops(String... addresses) {
    return java.util.Arrays.stream(addresses).map(Ipv4Address::of).toList();
  }

  @Test
  void headers() {
    Ios ios =
        Ios.lines(
            "route-map M deny 20",
            "route-map M permit 10",
            "route-map N",
            "route-map O permit",
            "route-map P 30",
            "route-map M permit 20");

    assertThat(ios.result.problems()).isEmpty();
    RouteMap map = ios.routeMap("M");
    assertThat(map.sequences().stream().map(RouteMap.Sequence::number)).containsExactly(10, 20);
    assertThat(map.sequences().get(1).action()).isEqualTo(Action.PERMIT);
    assertThat(ios.words(map.sequences().get(1).header())).isEqualTo("route-map M deny 20");
    assertThat(ios.routeMap("N").sequences().get(0).number()).isEqualTo(10);
    assertThat(ios.routeMap("N").sequences().get(0).action()).isEqualTo(Action.PERMIT);
    assertThat(ios.routeMap("O").sequences().get(0).number()).isEqualTo(10);
  }

  @Test
  void mapsTakenAway() {
    Ios ios =
        Ios.lines(
            "route-map M permit 10",
            "route-map M permit 20",
            "route-map N permit 10",
            "no route-map M permit 10",
            "no route-map N");

    assertThat(ios.config.routeMaps()).hasSize(1);
    assertThat(ios.routeMap("M").sequences()).hasSize(1);
    assertThat(ios.routeMap("M").sequences().get(0).number()).isEqualTo(20);
  }

  @Test
  void matchAddress() {
    Ios ios = with("match ip address A 101", "match length 3 200", "match ip address B");

    assertThat(sequence(ios).matches())
        .containsExactly(
            new MatchClause.AccessLists(
                List.of(
                    new NameUse("A", span(ios, "A 101", 0, 1)),
                    new NameUse("101", ios.at("101")),
                    ios.use("match ip address B")),
                ios.at("match ip address A 101")),
            new MatchClause.Length(3, 200, ios.at("match length 3 200")));
  }

  private static Span span(Ios ios, String words, int from, int to) {
    Span whole = ios.at(words);
    return new Span(whole.file(), whole.start() + from, whole.start() + to);
  }

  @Test
  void otherMatches() {
    Ios ios =
        with(
            "match ip address prefix-list P Q",
            "match interface GigabitEthernet0/1 Tunnel 3",
            "match community 1 Exact-match",
            "match ip next-hop 10");

    assertThat(sequence(ios).matches())
        .containsExactly(
            new MatchClause.PrefixLists(
                List.of(new NameUse("P", span(ios, "P Q", 0, 1)), ios.use("P Q")),
                ios.at("match ip address prefix-list P Q")),
            new MatchClause.EgressInterface(
                List.of(
                    new NameUse("GigabitEthernet0/1", ios.at("GigabitEthernet0/1")),
                    new NameUse("Tunnel3", ios.at("Tunnel 3"))),
                ios.at("match interface GigabitEthernet0/1 Tunnel 3")),
            new MatchClause.Other(
                "community 1 exact-match", ios.at("match community 1 Exact-match")),
            new MatchClause.Other("ip next-hop 10", ios.at("match ip next-hop 10")));
  }

  @Test
  void nextHops() {
    assertSet(
        "set ip next-hop 10.0.0.1 10.0.0.2",
        span -> new SetClause.NextHop(hops("10.0.0.1", "10.0.0.2"), false, 0, null, null, span));
    assertSet(
        "set ip next-hop verify-availability 10.0.0.1 10 track 7",
        span -> new SetClause.NextHop(hops("10.0.0.1"), true, 10, "7", null, span));
    assertSet(
        "set ip next-hop verify-availability",
        span -> new SetClause.NextHop(List.of(), true, 0, null, null, span));
    assertSet(
        "set ip next-hop recursive 10.0.0.1",
        span -> new SetClause.Recursive(Ipv4Address.of("10.0.0.1"), null, span));
    assertSet(
        "set ip next-hop recursive global 10.0.0.1",
        span -> new SetClause.Recursive(Ipv4Address.of("10.0.0.1"), "", span));
    assertSet(
        "set ip next-hop recursive vrf BLUE 10.0.0.1",
        span -> new SetClause.Recursive(Ipv4Address.of("10.0.0.1"), "BLUE", span));
    assertSet(
        "set ip vrf BLUE next-hop 10.0.0.1",
        span -> new SetClause.NextHop(hops("10.0.0.1"), false, 0, null, "BLUE", span));
    assertSet(
        "set ip vrf BLUE next-hop verify-availability 10.0.0.1 10 track 7",
        span -> new SetClause.NextHop(hops("10.0.0.1"), true, 10, "7", "BLUE", span));
    assertSet(
        "set ip global next-hop 10.0.0.1",
        span -> new SetClause.NextHop(hops("10.0.0.1"), false, 0, null, "", span));
    assertSet(
        "set ip default next-hop 10.0.0.1 10.0.0.2",
        span ->
            new SetClause.DefaultNextHop(hops("10.0.0.1", "10.0.0.2"), false, 0, null, null, span));
  }

  @Test
  void nextHopsAddUpLineByLine() {
    Ios ios = with("set ip next-hop 10.0.0.1", "set ip next-hop 10.0.0.2");

    assertThat(sequence(ios).sets()).hasSize(2);
  }

  @Test
  void otherSets() {
    assertSet("set vrf BLUE", span -> new SetClause.InVrf("BLUE", span));
    assertSet("set global", span -> new SetClause.InVrf("", span));
    assertSet("set ip df 0", span -> new SetClause.Marking("df", "0", span));
    assertSet(
        "set ip precedence Critical",
        span -> new SetClause.Marking("precedence", "critical", span));
    assertSet("set ip tos 8", span -> new SetClause.Marking("tos", "8", span));
    assertSet("set dscp ef", span -> new SetClause.Marking("dscp", "ef", span));
    assertSet("set ip dscp ef", span -> new SetClause.Marking("dscp", "ef", span));
    assertSet("set metric +10", span -> new SetClause.Other("metric +10", span));
    assertSet(
        "set ip next-hop Peer-Address",
        span -> new SetClause.Other("ip next-hop peer-address", span));
    assertSet(
        "set ip address prefix-list P",
        span -> new SetClause.Other("ip address prefix-list p", span));
    assertSet("continue 30", span -> new SetClause.Other("continue 30", span));

    Ios out = with("set interface Null0 Tunnel1");
    assertThat(sequence(out).sets())
        .containsExactly(
            new SetClause.OutInterface(
                List.of(
                    new NameUse("Null0", out.at("Null0")),
                    new NameUse("Tunnel1", out.at("Tunnel1"))),
                out.at("set interface Null0 Tunnel1")));
    Ios byDefault = with("set default interface Dialer1");
    assertThat(sequence(byDefault).sets())
        .containsExactly(
            new SetClause.DefaultInterface(
                List.of(new NameUse("Dialer1", byDefault.at("Dialer1"))),
                byDefault.at("set default interface Dialer1")));
  }

  @Test
  void clausesTakenAway() {
    Ios ios =
        with(
            "match ip address A B",
            "match length 1 2",
            "match community 1",
            "set ip next-hop 10.0.0.1 10.0.0.2",
            "set ip df 0",
            "set interface Null0",
            "no match ip address A",
            "no match length",
            "no match community 1",
            "no set ip next-hop 10.0.0.2",
            "no set ip df",
            "no set interface");

    assertThat(sequence(ios).matches()).hasSize(1);
    assertThat(((MatchClause.AccessLists) sequence(ios).matches().get(0)).lists())
        .extracting(NameUse::name)
        .containsExactly("B");
    assertThat(sequence(ios).sets()).hasSize(1);
    assertThat(((SetClause.NextHop) sequence(ios).sets().get(0)).hops())
        .isEqualTo(hops("10.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "match ip address",
        "match ip adress A",
        "match length 3",
        "match length low high",
        "match interface",
        "match nonsense",
        "set ip next-hop 10.0.0.300",
        "set ip next-hop",
        "set ip next-hop verify-availability 10.0.0.1",
        "set ip nexthop 10.0.0.1",
        "set ip default next-hop",
        "set vrf",
        "set interface",
        "set ip vrf BLUE",
        "set ip df",
        "nonsense",
      })
  void malformedLines(String line) {
    Ios ios = Ios.lines("route-map M permit 10", " " + line, " set ip next-hop 10.0.0.9");

    assertThat(ios.malformed()).hasSize(1);
    assertThat(sequence(ios).malformed()).containsExactly(lineSpan(ios, line));
    assertThat(sequence(ios).matches()).isEmpty();
    assertThat(sequence(ios).sets()).hasSize(1);
  }

  private static Span lineSpan(Ios ios, String line) {
    Span first = ios.at(" " + line + "\n");
    return new Span(first.file(), first.start() + 1, first.end() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "match ip adress A | `adress` is not a clause that Hoplint knows",
        "set ip next-hop | `set ip next-hop` needs an address",
        "match ip address | `match ip address` needs the name of an access list",
        "set vrf | `set vrf` needs a name",
        "match length 3 | `match length 3` needs a number",
      })
  void messages(String line, String message) {
    assertThat(Ios.lines("route-map M permit 10", " " + line).malformed()).containsExactly(message);
  }

  @Test
  void badHeader() {
    Ios ios =
        Ios.lines(
            "route-map", " set ip next-hop 10.0.0.1", "route-map M permit 99999999", " set vrf X");

    assertThat(ios.malformed())
        .containsExactly("`route-map` needs a name", "`99999999` is not a number 0-65535");
    // M exists, and what it does is not known.
    assertThat(ios.config.routeMaps()).containsExactly(new RouteMap("M", List.of()));
  }

  @Test
  void localPolicy() {
    Ios ios = Ios.lines("ip local policy route-map M");
    assertThat(ios.config.localPolicy()).isEqualTo(ios.use("ip local policy route-map M"));
    assertThat(
            Ios.lines("ip local policy route-map M", "no ip local policy route-map M")
                .config
                .localPolicy())
        .isNull();
  }
}
