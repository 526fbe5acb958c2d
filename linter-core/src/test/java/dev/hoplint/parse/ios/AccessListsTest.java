package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.Extra;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries of access lists, and what becomes of a list line by line. */
class AccessListsTest {
  private static List<Integer> sequences(AccessList list) {
    return list.entries().stream().map(AccessEntry::sequence).toList();
  }

  @Test
  void numberedLists() {
    Ios ios =
        Ios.lines(
            "access-list 10 remark users",
            "access-list 10 permit 10.0.0.0 0.0.0.255",
            "access-list 101 permit tcp any any eq 80",
            "access-list 10 deny any",
            "access-list 1300 permit any",
            "access-list 2699 permit ip any any",
            "access-list 700 permit 0000.0000.0000 ffff.ffff.ffff");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.accessLists()).hasSize(4);
    assertThat(ios.list("10").isStandard()).isTrue();
    assertThat(ios.list("10").header()).isEqualTo(ios.at("access-list 10 remark users"));
    assertThat(ios.list("10").size()).isEqualTo(2);
    assertThat(ios.list("101").isStandard()).isFalse();
    assertThat(ios.words(ios.list("101").entry(0).span())).isEqualTo("permit tcp any any eq 80");
    assertThat(ios.list("1300").isStandard()).isTrue();
    assertThat(ios.list("2699").isStandard()).isFalse();
  }

  @Test
  void numberedListByNameAndByNumber() {
    Ios ios =
        Ios.lines(
            "access-list 101 permit ip any any",
            "ip access-list extended 101",
            " 5 deny tcp any any",
            "access-list 101 deny udp any any");

    assertThat(sequences(ios.list("101"))).containsExactly(5, 10, 20);
    assertThat(ios.list("101").entry(0).protocol()).isEqualTo(6);
  }

  @Test
  void listWithRemarksOnly() {
    Ios ios =
        Ios.lines("access-list 10 remark nothing yet", "ip access-list extended E", " remark");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.list("10").size()).isZero();
    assertThat(ios.list("E").size()).isZero();
  }

  @Test
  void sequenceNumbers() {
    Ios ios =
        Ios.lines(
            "ip access-list extended A",
            " permit tcp any any",
            " 5 permit udp any any",
            " permit icmp any any",
            " 15 permit gre any any",
            " permit esp any any");

    assertThat(sequences(ios.list("A"))).containsExactly(5, 10, 15, 20, 30);
    assertThat(ios.list("A").entries().stream().map(AccessEntry::protocol))
        .containsExactly(17, 6, 47, 1, 50);
    assertThat(ios.list("A").entry(2).index()).isEqualTo(2);
  }

  @Test
  void entriesTakenAway() {
    Ios ios =
        Ios.lines(
            "ip access-list extended A",
            " 10 permit tcp any any",
            " 20 permit udp any any",
            " 30 permit icmp any any",
            " no 20",
            " no permit icmp any any",
            " no 40",
            " 20 permit gre any any");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.list("A").entries().stream().map(AccessEntry::protocol)).containsExactly(6, 47);
  }

  @Test
  void listsTakenAway() {
    Ios ios =
        Ios.lines(
            "ip access-list extended A",
            " permit ip any any",
            "no ip access-list extended A",
            "access-list 10 permit any",
            "no access-list 10",
            "ip access-list standard B",
            " permit any",
            "no ip access-list standard B",
            "ip access-list standard B",
            " deny any");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.accessLists()).hasSize(1);
    assertThat(ios.list("B").entries()).hasSize(1);
    assertThat(ios.list("B").entry(0).action()).isEqualTo(Action.DENY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit",
        "permit tcp",
        "permit tcp any",
        "permit tcp any any eq",
        "permit tcp any any eq 80 surplus! 443 host",
        "permit tcp any any eq 65536",
        "permit tcp any any range 1",
        "permit tcp 10.0.0.0/8 any",
        "permit tcp 10.0.0.0 0.0.0.256 any",
        "permit 256 any any",
        "permit nonsense any any",
        "permit ip any any eq 80",
        "permit udp any any established",
        "permit ip any any surplus",
        "permit icmp any any nonsense",
        "permit icmp any any 3 4 5",
        "permit icmp any any 300",
        "permit tcp any any match-all +nonsense",
        "permti tcp any any eq 80",
        "frobnicate",
      })
  void malformedEntryKeepsItsPlace(String line) {
    Ios ios =
        Ios.lines(
            "ip access-list extended A", " permit tcp any any", " " + line, " deny ip any any");

    assertThat(ios.malformed()).hasSize(1);
    assertThat(ios.words(ios.result.problems().get(0).span())).isEqualTo(line);
    assertThat(sequences(ios.list("A"))).containsExactly(10, 20, 30);
    AccessEntry entry = ios.list("A").entry(1);
    assertThat(entry.extra()).isEqualTo(Extra.MALFORMED);
    assertThat(ios.words(entry.span())).isEqualTo(line);
  }

  @Test
  void malformedNumberedEntryKeepsItsPlace() {
    Ios ios =
        Ios.lines(
            "access-list 101 permit tcp any",
            "access-list 101 deny ip any any",
            "access-list 10 permit ip any any",
            "access-list 102 permit any");

    assertThat(ios.malformed())
        .containsExactly(
            "`access-list 101 permit tcp any` needs `any` or `host` or `object-group` or an address",
            "a standard access list needs one address",
            "an extended access list needs a protocol and two addresses");
    assertThat(ios.list("101").entry(0).extra()).isEqualTo(Extra.MALFORMED);
    assertThat(ios.words(ios.list("101").entry(0).span())).isEqualTo("permit tcp any");
    assertThat(ios.list("101").size()).isEqualTo(2);
    assertThat(ios.list("10").entry(0).extra()).isEqualTo(Extra.MALFORMED);
    assertThat(ios.list("102").entry(0).extra()).isEqualTo(Extra.MALFORMED);
  }

  @Test
  void sequenceNumberThatIsTaken() {
    Ios ios =
        Ios.lines("ip access-list extended A", " 10 permit tcp any any", " 10 permit udp any any");

    assertThat(ios.malformed()).hasSize(1);
    assertThat(ios.list("A").size()).isEqualTo(1);
    assertThat(ios.list("A").entry(0).protocol()).isEqualTo(6);
  }

  @Test
  void listOfTheOtherType() {
    Ios ios =
        Ios.lines(
            "ip access-list standard A",
            " permit any",
            "ip access-list extended A",
            " permit tcp any any");

    assertThat(ios.malformed()).containsExactly("the access list A is of the other type already");
    assertThat(ios.list("A").size()).isEqualTo(1);
  }

  @Test
  void resequencing() {
    Ios ios =
        Ios.lines(
            "ip access-list extended A",
            " 30 permit tcp any any",
            " 5 permit ip any any",
            " 7 permit udp any any",
            " no 7",
            "ip access-list resequence A 100 20",
            "ip access-list extended A",
            " permit icmp any any",
            " no 120",
            "ip access-list resequence B 1 1");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(sequences(ios.list("A"))).containsExactly(100, 130);
    assertThat(ios.list("A").entry(0).protocol()).isEqualTo(AccessEntry.ANY_PROTOCOL);
    assertThat(Ios.lines("ip access-list resequence A 10 10 10").malformed())
        .containsExactly("`10` is not understood here");
  }

  @Test
  void longListWithManyRemovals() {
    StringBuilder text = new StringBuilder("ip access-list extended A\n");
    for (int i = 1; i <= 20_000; i++) {
      text.append(' ').append(i).append(" permit tcp any any eq ").append(i).append('\n');
    }
    for (int i = 1; i < 20_000; i++) {
      text.append(i % 2 == 0 ? " no " + i : " no permit tcp any any eq " + i).append('\n');
    }
    Ios ios = Ios.of(text.toString());

    assertThat(sequences(ios.list("A"))).containsExactly(20_000);
  }
}
