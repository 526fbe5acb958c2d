package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.Term.Certainty;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.IosConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The boxes of an entry, against the same entry asked for one packet after the other. */
class TermsTest {
  private static Term term(String entry) {
    return Terms.of(Texts.list(entry), name -> null).get(0);
  }

  @Test
  void aTermTakesWhatItsEntryMatches() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 60; i++) {
      List<String> lines = Headers.drawLines(random, 6);
      AccessList list = Texts.list(lines);
      List<Term> terms = Terms.of(list, name -> null);
      assertThat(terms).hasSameSizeAs(lines);
      for (AccessEntry entry : list.entries()) {
        Term term = terms.get(entry.index());
        assertThat(term.index()).isEqualTo(entry.index());
        assertThat(term.action()).isEqualTo(entry.action());
        assertThat(term.span()).isEqualTo(entry.span());
        assertThat(term.isExact()).isTrue();
        assertThat(term.grouped()).isFalse();
        assertThat(Headers.where(h -> term.takes(Headers.point(h), h.kind())))
            .as(lines.get(entry.index()))
            .isEqualTo(Headers.where(h -> Entries.matches(entry, h) == Match.YES));
      }
    }
  }

  @Test
  void theBoxesHoldWhatTheTermTakes() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 40; i++) {
      for (Term term : Terms.of(Texts.list(Headers.drawLines(random, 6)), name -> null)) {
        assertBoxes(term);
      }
    }
  }

  private static void assertBoxes(Term term) {
    for (PacketKind kind : PacketKind.values()) {
      List<Box> boxes = new ArrayList<>();
      term.boxes(kind).forEach(boxes::add);
      assertThat(term.boxCount(kind)).isEqualTo(boxes.size());
      assertThat(Headers.where(h -> boxes.stream().anyMatch(b -> b.contains(Headers.point(h)))))
          .as("%s of %s", kind, term)
          .isEqualTo(Headers.where(h -> term.takes(Headers.point(h), kind)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "permit tcp any any eq 80, EXACT",
    "permit tcp any any eq 80 log, EXACT",
    "permit tcp any any eq 80 time-range T, AT_TIMES",
    "permit ip any any dscp ef, EXACT",
    "permit ip any any precedence 3, EXACT",
    "permit ip any any tos 2, EXACT",
    "permit ip any any ttl lt 5, EXACT",
    "permit ip any any option any-options, AT_MOST",
    "permit ip any any option any-options time-range T, AT_MOST",
    "permit ip object-group G any, AT_MOST",
    "permit tcp any any reflect R, AT_MOST"
  })
  void howSurelyAnEntryTakesItsBoxes(String entry, Certainty certainty) {
    Term term = term(entry);
    assertThat(term.certainty()).isEqualTo(certainty);
    assertThat(term.isExact()).isEqualTo(certainty == Certainty.EXACT);
  }

  @Test
  void ofALineThatIsNotReadNothingIsKnown() {
    Term term = term("permit tcp any any eq");
    assertThat(term.certainty()).isEqualTo(Certainty.UNKNOWN);
  }

  @Test
  void theTypeOfServiceAndTheTimeToLiveAreAskedOfLaterFragmentsToo() {
    Term term = term("permit udp any any eq 53 dscp ef ttl neq 7");
    Box ip = Box.between(AddressSet.IPV4, AddressSet.IPV4).with(Field.PROTOCOL, 17, 17);
    Box low = ip.with(Field.TTL, 0, 6).withTypeOfService(0xfc, 0xb8);
    Box high = ip.with(Field.TTL, 8, 255).withTypeOfService(0xfc, 0xb8);
    assertThat(term.boxes(PacketKind.NON_INITIAL)).containsExactly(low, high);
    assertThat(term.boxes(PacketKind.INITIAL))
        .containsExactly(
            low.with(Field.DESTINATION_PORT, 53, 53), high.with(Field.DESTINATION_PORT, 53, 53));
    assertThat(term("permit ip any any precedence 3").boxes(PacketKind.WHOLE))
        .containsExactly(
            Box.between(AddressSet.IPV4, AddressSet.IPV4).withTypeOfService(0xe0, 0x60));
  }

  @Test
  void whatIsAskedOfTheIpHeaderIsToldOnce() {
    Term twoPorts = term("permit tcp host 10.0.0.1 any eq 80 443");
    Term alone = term("permit tcp host 10.0.0.1 any");
    assertThat(twoPorts.boxCount(PacketKind.INITIAL)).isEqualTo(2);
    assertThat(twoPorts.ipHeaders()).containsExactlyElementsOf(alone.boxes(PacketKind.INITIAL));
    Term fragments = term("permit tcp host 10.0.0.1 any fragments");
    assertThat(fragments.boxes(PacketKind.INITIAL)).isEmpty();
    assertThat(fragments.ipHeaders()).containsExactlyElementsOf(alone.boxes(PacketKind.INITIAL));
  }

  private static final String GROUPS =
      """
      object-group network FROM
       host 10.0.0.1
       10.0.0.2 255.255.255.254
      object-group network TO
       range 10.0.1.1 10.0.1.3
      object-group service WEB
       tcp eq 1
       tcp source eq 0 eq 2
       udp
       icmp echo
      ip access-list extended A
       permit ip object-group FROM any
       permit tcp any object-group TO eq 1
       deny object-group WEB any any
       permit object-group WEB object-group FROM object-group TO
       deny object-group WEB object-group FROM host 10.0.1.2 fragments
       permit object-group WEB any any established
       permit ip object-group NOWHERE any
       permit ip object-group FROM any time-range T
       permit object-group NOWHAT any any
       permit ip object-group FROM host 10.0.1.3
      """;

  @Test
  void aGroupIsItsMembers() {
    IosConfig config = Texts.read(GROUPS);
    AccessList list = config.accessLists().get(0);
    List<Term> terms = Terms.of(list, Texts.groups(config));
    List<AccessEntry> plain = PlainEntries.of(list, Texts.groups(config));
    for (Term term : terms) {
      assertThat(term.grouped()).isTrue();
      assertBoxes(term);
    }
    for (Term term : terms.subList(0, 5)) {
      assertThat(term.isExact()).isTrue();
      List<AccessEntry> entries = plain.stream().filter(e -> e.index() == term.index()).toList();
      assertThat(Headers.where(h -> term.takes(Headers.point(h), h.kind())))
          .as("%s", term)
          .isEqualTo(
              Headers.where(
                  h -> entries.stream().anyMatch(e -> Entries.matches(e, h) == Match.YES)));
    }
    assertThat(terms.subList(5, 10))
        .extracting(Term::certainty)
        .containsExactly(
            Certainty.AT_MOST,
            Certainty.AT_MOST,
            Certainty.AT_TIMES,
            Certainty.AT_MOST,
            Certainty.EXACT);
  }

  @Test
  void eachProtocolIsNamedOnceForLaterFragments() {
    IosConfig config =
        Texts.read(
            """
            object-group service WEB
             tcp eq 80
             tcp eq 443
             udp eq 443
            ip access-list extended A
             permit object-group WEB any any
             deny object-group WEB any any
            """);
    List<Term> terms = Terms.of(config.accessLists().get(0), Texts.groups(config));
    assertThat(terms.get(0).boxCount(PacketKind.NON_INITIAL)).isEqualTo(2);
    assertThat(terms.get(0).boxCount(PacketKind.INITIAL)).isEqualTo(3);
    assertThat(terms.get(1).boxCount(PacketKind.NON_INITIAL)).isZero();
  }
}
