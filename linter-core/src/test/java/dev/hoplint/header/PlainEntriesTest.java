package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.IosConfig;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries with object groups, against the entries that one would write without groups. */
class PlainEntriesTest {
  private static final String GROUPS =
      """
      object-group network FROM
       host 10.0.0.1
       host 10.0.0.2
      object-group network TO
       host 10.0.1.1
       host 10.0.1.2
      object-group service WEB
       tcp eq 1
       tcp-udp eq 2
       icmp echo
      """;

  private static List<AccessEntry> plain(String groups, String... entries) {
    IosConfig read =
        Texts.read(groups + Texts.lines("ip access-list extended A", List.of(entries)));
    return PlainEntries.of(read.accessLists().get(0), Texts.groups(read));
  }

  @ParameterizedTest
  @CsvSource({
    "permit ip object-group FROM any,"
        + " permit ip host 10.0.0.1 any; permit ip host 10.0.0.2 any",
    "deny tcp any eq 0 object-group TO eq 3,"
        + " deny tcp any eq 0 host 10.0.1.1 eq 3; deny tcp any eq 0 host 10.0.1.2 eq 3",
    "permit tcp object-group FROM object-group TO syn,"
        + " permit tcp host 10.0.0.1 host 10.0.1.1 syn; permit tcp host 10.0.0.1 host 10.0.1.2 syn;"
        + " permit tcp host 10.0.0.2 host 10.0.1.1 syn; permit tcp host 10.0.0.2 host 10.0.1.2 syn",
    "permit object-group WEB any host 10.0.1.3,"
        + " permit tcp any host 10.0.1.3 eq 1; permit tcp any host 10.0.1.3 eq 2;"
        + " permit udp any host 10.0.1.3 eq 2; permit icmp any host 10.0.1.3 echo",
    "deny object-group WEB object-group FROM any fragments,"
        + " deny tcp host 10.0.0.1 any fragments; deny tcp host 10.0.0.1 any fragments;"
        + " deny udp host 10.0.0.1 any fragments; deny icmp host 10.0.0.1 any fragments;"
        + " deny tcp host 10.0.0.2 any fragments; deny tcp host 10.0.0.2 any fragments;"
        + " deny udp host 10.0.0.2 any fragments; deny icmp host 10.0.0.2 any fragments"
  })
  void theMembersStandAtThePlaceOfTheEntry(String entry, String written) {
    List<AccessEntry> found = plain(GROUPS, entry);
    List<AccessEntry> byHand = Texts.list(written.split("; ")).entries();
    assertThat(found).hasSameSizeAs(byHand).allMatch(e -> e.index() == 0 && e.sequence() == 10);
    for (int i = 0; i < found.size(); i++) {
      AccessEntry one = found.get(i);
      AccessEntry same = byHand.get(i);
      assertThat(one.action()).isEqualTo(same.action());
      assertThat(one.extra().groups()).isNull();
      assertThat(Headers.where(h -> Entries.matches(one, h) == Match.YES))
          .as("%s", one)
          .isNotEmpty()
          .isEqualTo(Headers.where(h -> Entries.matches(same, h) == Match.YES));
    }
  }

  @Test
  void otherEntriesStayAsTheyAre() {
    List<AccessEntry> entries =
        plain(
            GROUPS,
            "deny ip host 10.0.0.3 any",
            "permit ip object-group FROM any",
            "deny ip any any");
    assertThat(entries).extracting(AccessEntry::index).containsExactly(0, 1, 1, 2);
    AccessList without = Texts.list("deny ip host 10.0.0.3 any", "permit tcp any any eq 1");
    assertThat(PlainEntries.of(without, name -> null)).isEqualTo(without.entries());
  }

  /** What was not known of the groups of one entry does not matter to the next. */
  @Test
  void anEntryOfAGroupThatIsNotKnownStaysUnknown() {
    List<AccessEntry> entries =
        plain(GROUPS, "permit ip object-group NOWHERE any", "permit ip object-group FROM any");
    assertThat(entries).extracting(AccessEntry::index).containsExactly(0, 1, 1);
    assertThat(Entries.matches(entries.get(0), Headers.ALL.get(0))).isEqualTo(Match.UNKNOWN);
    assertThat(entries.subList(1, 3)).allMatch(e -> e.extra().unmodelled().isEmpty());
  }

  /** 1024 combinations are written out, one more is not. */
  @ParameterizedTest
  @CsvSource({
    "32, 32, 0, 1024",
    "5, 205, 0, 1",
    "2, 16, 32, 1024",
    "2, 16, 33, 1",
    "2, 0, 512, 1024"
  })
  void veryManyMembersAreLeftTogether(int sources, int destinations, int services, int expected) {
    String groups =
        "object-group network FROM\n%sobject-group network TO\n%sobject-group service WEB\n%s"
            .formatted(
                members(sources, " host 10.0.0.%d"),
                members(destinations, " host 10.0.1.%d"),
                members(services, " tcp eq %d"));
    String entry =
        "permit %s object-group FROM %s"
            .formatted(
                services > 0 ? "object-group WEB" : "ip",
                destinations > 0 ? "object-group TO" : "any");
    List<AccessEntry> entries = plain(groups, entry);
    assertThat(entries).hasSize(expected);
    boolean left = entries.get(0).extra().unmodelled().contains("object-group");
    assertThat(left).isEqualTo(expected == 1);
  }

  private static String members(int count, String line) {
    StringBuilder all = new StringBuilder();
    IntStream.range(0, count).forEach(i -> all.append(line.formatted(i)).append('\n'));
    return all.toString();
  }
}
