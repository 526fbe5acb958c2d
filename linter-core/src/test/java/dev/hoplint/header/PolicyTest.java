package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Policy.Decision;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.TcpFlags;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.RouteMap;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy decides about tcp 10.0.0.1 port 49152 to 10.0.1.1 port 80, of 100 bytes. */
class PolicyTest {
  private static final Header PACKET =
      new Header(
          PacketKind.INITIAL,
          Ipv4Address.of("10.0.0.1"),
          Ipv4Address.of("10.0.1.1"),
          Header.TCP,
          49152,
          80,
          -1,
          -1,
          TcpFlags.ACK,
          100);

  private static final String LISTS =
      """
      ip access-list extended WEB
       permit tcp any any eq 80
      ip access-list extended MAIL
       permit tcp any any eq 25
      ip access-list extended NO_WEB
       deny tcp any any eq 80
       permit ip any any
      ip access-list extended NO_HOST
       deny ip host 10.0.0.1 any
      ip access-list extended LATER
       permit tcp any any fragments
      ip access-list extended ALL
       permit ip any any
      ip access-list extended DOUBT
       permit ip any any option any-options
      ip access-list extended EMPTY
      ip access-list extended AT_TIMES
       permit ip any any time-range T
      """;

  private static final List<AccessList> DEFINED = Texts.read(LISTS).accessLists();

  private static Policy policy(String lines) {
    IosConfig config = Texts.read(LISTS + lines.replace("; ", "\n") + "\n");
    return Policy.of(config.routeMaps().get(0), Texts.lists(config), Texts.groups(config));
  }

  /** The number of the sequence, or {@code none}, or {@code unknown}; and the entry. */
  private static String said(Decision decision) {
    RouteMap.Sequence sequence = decision.sequence();
    String number = sequence == null ? "none" : String.valueOf(sequence.number());
    return (decision.known() ? number : "unknown") + " " + name(decision.entry());
  }

  /** Its list and its place there. */
  private static String name(@Nullable AccessEntry entry) {
    for (AccessList list : entry == null ? List.<AccessList>of() : DEFINED) {
      for (int place = 0; place < list.size(); place++) {
        if (list.entry(place).span().start() == entry.span().start()) {
          return list.name() + "/" + place;
        }
      }
    }
    return "-";
  }

  @ParameterizedTest
  @CsvSource({
    "route-map P permit 10; match ip address WEB, 10 WEB/0, 10 WEB/0",
    "route-map P permit 10; match ip address MAIL, none -, 10 MAIL/0",
    "route-map P permit 10; match ip address NO_WEB, none NO_WEB/0, 10 NO_WEB/1",
    "route-map P permit 10; match ip address LATER, none -, 10 LATER/0",
    "route-map P permit 10; match ip address MAIL WEB, 10 WEB/0, 10 MAIL/0",
    "route-map P permit 10; match ip address MAIL; match ip address WEB, 10 WEB/0, 10 MAIL/0",
    "route-map P permit 10; match ip address MAIL; route-map P permit 20; match ip address WEB,"
        + " 20 WEB/0, 10 MAIL/0",
    "route-map P permit 10, 10 -, 10 -",
    "route-map P permit 10; match ip address EMPTY, 10 -, 10 -",
    "route-map P permit 10; match ip address NOWHERE, 10 -, 10 -",
    "route-map P permit 10; match ip address DOUBT, unknown DOUBT/0, unknown DOUBT/0",
    "route-map P permit 10; match ip address DOUBT WEB, 10 WEB/0, 10 WEB/0",
    "route-map P permit 10; match ip address WEB; route-map P permit 20; match ip address DOUBT,"
        + " 10 WEB/0, 10 WEB/0",
    "route-map P permit 10; match length 50 99, none -, none -",
    "route-map P permit 10; match length 50 100, 10 -, 10 -",
    "route-map P permit 10; match length 100 200, 10 -, 10 -",
    "route-map P permit 10; match length 101 200, none -, none -",
    "route-map P permit 10; match length 1 2; match length 100 200, 10 -, 10 -",
    "route-map P permit 10; match length 101 200; match ip address WEB, none WEB/0, none WEB/0",
    "route-map P permit 10; match length 100 200; match ip address WEB, 10 WEB/0, 10 WEB/0",
    "route-map P permit 10; match metric 5, unknown -, unknown -",
    "route-map P permit 10; match metric 5; match ip address MAIL, none -, unknown MAIL/0",
    "route-map P permit 10; match interface Serial0, unknown -, unknown -",
    // An entry that tells fragments apart counts more than one that does not.
    "route-map P permit 10; match ip address NO_WEB; route-map P permit 20; match ip address ALL,"
        + " 20 NO_WEB/0, 10 NO_WEB/1",
    "route-map P permit 10; match ip address NO_HOST; route-map P permit 20; match ip address ALL,"
        + " 20 ALL/0, 20 ALL/0",
    "route-map P permit 10; match ip address NO_HOST; route-map P permit 20; match ip address WEB,"
        + " 20 WEB/0, 20 WEB/0",
    "route-map P permit 10; match ip address NO_WEB; route-map P permit 20; match ip address NO_HOST,"
        + " none NO_WEB/0, 10 NO_WEB/1",
    "route-map P permit 10; match ip address NO_HOST; route-map P permit 20; match ip address NO_WEB,"
        + " none NO_WEB/0, 20 NO_WEB/1",
    "route-map P permit 10; match ip address NO_HOST NO_WEB, none NO_WEB/0, 10 NO_WEB/1",
    "route-map P deny 10; match ip address WEB; route-map P permit 20, 10 WEB/0, 10 WEB/0"
  })
  void theFirstSequenceThatMatchesDecides(String lines, String first, String later) {
    Policy policy = policy(lines);
    assertThat(said(policy.decide(PACKET))).isEqualTo(first);
    assertThat(said(policy.decide(PACKET.as(PacketKind.NON_INITIAL, 100)))).isEqualTo(later);
  }

  @Test
  void aLineThatCannotBeReadLeavesTheSequenceUnknown() {
    Policy policy = policy("route-map P permit 10; match length 9; match ip address WEB");
    assertThat(policy.decide(PACKET).known()).isFalse();
  }

  @Test
  void onlyAPermitSequenceIsApplied() {
    Decision denied = policy("route-map P deny 10").decide(PACKET);
    Decision none = policy("route-map P permit 10; match ip address MAIL").decide(PACKET);
    Decision permitted = policy("route-map P permit 10").decide(PACKET);
    Decision next =
        policy("route-map P permit 10; match ip address MAIL; route-map P permit 20")
            .decide(PACKET);
    assertThat(denied.applied()).isNull();
    assertThat(none.applied()).isNull();
    assertThat(permitted.applied()).isEqualTo(permitted.sequence()).isNotNull();
    assertThat(denied.appliesSame(none)).as("both are routed").isTrue();
    assertThat(denied.appliesSame(permitted)).isFalse();
    assertThat(permitted.appliesSame(permitted)).isTrue();
    assertThat(permitted.appliesSame(next)).isFalse();
  }

  @Test
  void timeRangesAreActiveOrNot() {
    Policy policy =
        policy("route-map P permit 10; match ip address AT_TIMES; route-map P permit 20");
    assertThat(policy.hasTimeRanges()).isTrue();
    assertThat(said(policy.decide(PACKET))).isEqualTo("10 AT_TIMES/0");
    assertThat(said(policy.outsideTimeRanges().decide(PACKET))).isEqualTo("20 -");
    assertThat(policy("route-map P permit 10; match ip address WEB").hasTimeRanges()).isFalse();
  }

  @Test
  void whatThePolicyNames() {
    Policy policy =
        policy(
            "route-map P permit 10; match ip address NO_WEB MAIL; match length 3 7; route-map P"
                + " permit 20; match ip address MAIL WEB NOWHERE; match length 8 9");
    assertThat(policy.map().name()).isEqualTo("P");
    assertThat(policy.entries())
        .extracting(PolicyTest::name)
        .containsExactly("NO_WEB/0", "NO_WEB/1", "MAIL/0", "WEB/0");
    assertThat(policy.looksAtLengths()).isTrue();
    assertThat(policy("route-map P permit 10; match ip address WEB").looksAtLengths()).isFalse();
  }

  /** Whether entries are looked up by addresses or gone through one by one does not matter. */
  @Test
  void aLongListDecidesAsItsEntriesDo() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 8; i++) {
      List<String> lines = Headers.drawLines(random, 1);
      while (lines.size() < 64) {
        lines.addAll(Headers.drawLines(random, 3));
      }
      IosConfig config =
          Texts.read(
              Texts.lines("ip access-list extended L", lines)
                  + "route-map P permit 10\n match ip address L\n");
      Policy policy =
          Policy.of(config.routeMaps().get(0), Texts.lists(config), Texts.groups(config));
      assertThat(Headers.where(h -> policy.decide(h).applied() != null))
          .isEqualTo(
              Headers.where(
                  h -> Entries.decide(config.accessLists().get(0), h).permitted() == Match.YES));
    }
  }

  @Test
  void aGroupIsItsMembersInAPolicyToo() {
    Policy policy =
        policy(
            "object-group network G; host 10.0.0.1; host 10.0.0.2; ip access-list extended BY_GROUP;"
                + " permit ip object-group G any; route-map P permit 10; match ip address BY_GROUP");
    assertThat(policy.entries()).hasSize(2);
    assertThat(policy.decide(PACKET).applied()).isNotNull();
    assertThat(policy.decide(PACKET.withSource(Ipv4Address.of("10.0.0.3"))).applied()).isNull();
  }
}
