package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.DrawnPolicies.Drawn;
import dev.hoplint.header.PartingSearch.Root;
import dev.hoplint.header.TermPolicy.Outcome;
import dev.hoplint.model.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where fragments part, against the policy asked for one pair of fragments after the other. */
class PartingSearchTest {
  private record Parting(Root root, Box header, Outcome later, List<FirstFragments> firsts) {
    boolean shows(Box first) {
      return firsts.stream().anyMatch(f -> f.all().contains(first));
    }
  }

  private record Decided(Header header, Policy.Decision decision) {}

  private static List<Object> ipHeader(Header header) {
    return List.of(header.source(), header.destination(), header.protocol());
  }

  private static List<Parting> search(PartingSearch search) {
    List<Parting> found = new ArrayList<>();
    for (Root root : search.roots()) {
      for (Box header : search.headers(root)) {
        if (!search.isIdle(root, header)) {
          search.search(
              root,
              header,
              later -> true,
              (box, later, firsts) -> !found.add(new Parting(root, box, later, firsts)));
        }
      }
    }
    return found;
  }

  private static PartingSearch of(TermPolicy policy) {
    return new PartingSearch(policy, new Budget(PartingSearch.STEPS));
  }

  @Test
  void everyPartingIsFoundAndNothingElse() {
    SplittableRandom random = new SplittableRandom(1);
    int parted = 0;
    for (int i = 0; i < 9; i++) {
      boolean byLength = i % 3 == 0;
      Drawn drawn = DrawnPolicies.draw(random, i % 4 == 0, byLength);
      PartingSearch search = of(drawn.terms());
      List<Parting> found = search(search);
      assertThat(search.isComplete()).isTrue();
      found.forEach(parting -> assertParts(drawn, parting));
      parted += assertAllFound(drawn, found, byLength);
    }
    assertThat(parted).as("so that there was something to find").isGreaterThan(100);
  }

  private static void assertParts(Drawn drawn, Parting parting) {
    Policy policy = drawn.policy();
    assertThat(parting.firsts).isNotEmpty().allMatch(first -> isCause(parting, first));
    for (FirstFragments firsts : parting.firsts) {
      Sample sample = firsts.sample();
      assertThat(firsts.box().contains(sample.point())).isTrue();
      Policy.Decision ofFirst = policy.decide(sample.header());
      assertThat(ofFirst.known()).isTrue();
      int length = Sample.of(parting.header, PacketKind.NON_INITIAL).header().length();
      Header later = sample.header().as(PacketKind.NON_INITIAL, length);
      Policy.Decision ofLater = policy.decide(later);
      assertThat(ofLater.known()).isTrue();
      assertThat(ofFirst.appliesSame(ofLater))
          .as("%s and its later fragments in\n%s", sample.header(), drawn.text())
          .isFalse();
    }
  }

  /** Whether the entry takes only one of the two, of which its row takes one, too. */
  private static boolean isCause(Parting parting, FirstFragments first) {
    Root root = parting.root;
    if (!root.row().lengths().isEmpty()) {
      return true;
    }
    int row = root.row().number();
    boolean takesFirst = first.outcome().rank() == row;
    boolean takesLater = parting.later.rank() == row;
    if (root.later() && root.term().action() == Action.PERMIT) {
      return root.term().equals(parting.later.by()) && first.outcome().rank() > row;
    }
    return root.later()
        ? takesFirst && parting.later.rank() > row
        : takesLater && first.outcome().rank() > row;
  }

  /** The number of partings in the small space. */
  private static int assertAllFound(Drawn drawn, List<Parting> found, boolean byLength) {
    Policy policy = drawn.policy();
    Map<List<Object>, List<Decided>> firsts =
        DrawnPolicies.packets(PacketKind.INITIAL, byLength).stream()
            .map(h -> new Decided(h, policy.decide(h)))
            .filter(d -> d.decision.known())
            .collect(Collectors.groupingBy(d -> ipHeader(d.header)));
    int parted = 0;
    for (Header later : DrawnPolicies.packets(PacketKind.NON_INITIAL, byLength)) {
      Policy.Decision ofLater = policy.decide(later);
      if (!ofLater.known()) {
        continue;
      }
      Box laterPoint = DrawnPolicies.point(later);
      List<Parting> likely = found.stream().filter(p -> p.header.contains(laterPoint)).toList();
      for (Decided first : firsts.getOrDefault(ipHeader(later), List.of())) {
        if (!first.decision.appliesSame(ofLater)) {
          parted++;
          Box point = DrawnPolicies.point(first.header);
          if (likely.stream().noneMatch(p -> p.shows(point))) {
            assertThat(found).as("%s, %s in\n%s", first, later, drawn.text()).isNull();
          }
        }
      }
    }
    return parted;
  }

  private static TermPolicy policy(String... entries) {
    String text =
        Texts.lines("ip access-list extended A", List.of(entries))
            + "route-map P permit 10\n match ip address A\n set ip next-hop 10.0.0.9\n";
    return new Drawn(text, Texts.read(text)).terms();
  }

  @Test
  void entriesByAddressAreNotLookedAt() {
    assertThat(of(policy("permit tcp any any", "deny ip host 10.0.0.1 any")).roots()).isEmpty();
    List<Root> roots =
        of(policy("permit tcp any any eq 1", "deny udp any any eq 2", "deny ip any any fragments"))
            .roots();
    assertThat(roots).extracting(r -> r.term() == null ? -1 : r.term().index()).contains(0, 1, 2);
  }

  /** An entry that an earlier one covers has no say. */
  @Test
  void whatIsTakenBeforeIsIdle() {
    PartingSearch search = of(policy("permit ip any any", "permit tcp any any eq 1"));
    for (Root root : search.roots()) {
      assertThat(search.headers(root)).isNotEmpty().allMatch(box -> search.isIdle(root, box));
    }
    PartingSearch other = of(policy("permit udp any any", "permit tcp any any eq 1"));
    for (Root root : other.roots()) {
      assertThat(other.headers(root)).noneMatch(box -> other.isIdle(root, box));
    }
    PartingSearch denies = of(policy("deny tcp any any eq 1", "permit ip any any"));
    assertThat(search(denies)).isNotEmpty();
  }

  @Test
  void aLookEndsWhereEnoughWasSeen() {
    PartingSearch search = of(policy("permit tcp any any eq 1", "permit udp any any eq 2"));
    List<Box> seen = new ArrayList<>();
    Root root = search.roots().get(0);
    Box header = search.headers(root).get(0);
    boolean enough =
        search.search(root, header, later -> true, (box, later, firsts) -> seen.add(box));
    assertThat(enough).isTrue();
    assertThat(seen).hasSize(1);
    seen.clear();
    enough = search.search(root, header, later -> false, (box, later, firsts) -> seen.add(box));
    assertThat(enough).as("of no interest").isFalse();
    assertThat(seen).isEmpty();
    assertThat(search.isComplete()).isTrue();
  }

  /** Packets with a marking are shown only where others do not part. */
  @Test
  void commonPacketsComeFirst() {
    List<Parting> unmarked = search(of(policy("permit tcp any any eq 1 dscp default")));
    assertThat(unmarked).isNotEmpty().allMatch(p -> p.header.typeOfService() == 0);
    List<Parting> marked = search(of(policy("permit tcp any any eq 1 dscp ef")));
    assertThat(marked).isNotEmpty().allMatch(p -> p.header.typeOfService() == 0xb8);
    List<Parting> both =
        search(of(policy("permit tcp any any eq 1", "permit udp any any dscp ef")));
    assertThat(both)
        .isNotEmpty()
        .allMatch(p -> !p.header.asksOfService() || p.header.high(Field.TTL) == 64);
  }

  @Test
  void whatCannotBeToldIsADoubt() {
    PartingSearch doubtful =
        of(policy("permit ip any any option any-options", "permit tcp any any eq 1"));
    search(doubtful);
    assertThat(doubtful.doubt()).isNotNull();
    PartingSearch clear = of(policy("permit tcp any any eq 1"));
    search(clear);
    assertThat(clear.doubt()).isNull();
  }

  @Test
  void withoutBudgetTheSearchIsNotComplete() {
    for (long steps : new long[] {0, 3}) {
      PartingSearch search =
          new PartingSearch(
              policy("permit tcp any any eq 1", "permit udp any any eq 2"), new Budget(steps));
      search(search);
      assertThat(search.isComplete()).as("%d steps", steps).isFalse();
    }
  }

  /** Everything that the IP header tells, in pieces of one protocol where it is a common one. */
  @Test
  void headersAreDividedByProtocol() {
    PartingSearch search = of(policy("permit ip any any fragments"));
    List<Box> headers = search.headers(search.roots().get(0));
    for (int protocol = 0; protocol < 256; protocol++) {
      Box one =
          Box.between(AddressSet.IPV4, AddressSet.IPV4).with(Field.PROTOCOL, protocol, protocol);
      assertThat(headers.stream().filter(one::overlaps)).as("protocol %d", protocol).hasSize(1);
    }
    for (int protocol : new int[] {1, 6, 17}) {
      assertThat(headers)
          .anyMatch(h -> h.low(Field.PROTOCOL) == protocol && h.high(Field.PROTOCOL) == protocol);
    }
  }

  private static PartingSearch lengths(String clauses) {
    String text =
        "ip access-list extended A\n permit udp any any\nroute-map P permit 10\n " + clauses + "\n";
    return of(new Drawn(text, Texts.read(text)).terms());
  }

  @Test
  void lengthsPartFragmentsByThemselves() {
    for (String clauses :
        List.of("match length 100 200", "match length 100 200\n match ip address A")) {
      PartingSearch search = lengths(clauses);
      assertThat(search.roots()).hasSize(1);
      List<Parting> found = search(search);
      assertThat(found)
          .anyMatch(p -> p.later.applied() == null)
          .anyMatch(p -> p.later.applied() != null);
      boolean udpAlone = clauses.contains("address");
      assertThat(found.stream().anyMatch(p -> p.header.low(Field.PROTOCOL) == 6))
          .isEqualTo(!udpAlone);
    }
    assertThat(lengths("match ip address A").roots()).isEmpty();
  }

  @Test
  void theMostTellingOnesComeFirst() {
    List<Parting> found = search(of(policy("permit tcp any any neq 5", "deny udp any any")));
    assertThat(found).isNotEmpty();
    for (Parting parting : found) {
      assertThat(parting.firsts).isSortedAccordingTo(FirstFragments.TELLING_FIRST);
    }
    PartingSearch range = of(policy("permit tcp any any range 10 19"));
    Parting first = search(range).get(0);
    assertThat(first.firsts.size()).isGreaterThan(1);
    assertThat(first.firsts.get(0).box().low(Field.DESTINATION_PORT))
        .as("just above")
        .isEqualTo(20);
  }

  @Test
  void whatWasSpentIsTakenFromTheWhole() {
    Budget budget = new Budget(1000);
    PartingSearch search = new PartingSearch(policy("permit tcp any any eq 1"), budget);
    Root root = search.roots().get(0);
    search.search(root, search.headers(root).get(0), later -> true, (box, later, firsts) -> false);
    assertThat(budget.left()).isLessThan(1000);
    assertThat(budget.isSpent()).isFalse();
  }

  /** An entry in doubt about first fragments alone is a doubt, too. */
  @Test
  void aDoubtAboutFirstFragments() {
    PartingSearch search =
        of(policy("permit tcp any any eq 1 option any-options", "permit tcp any any eq 2"));
    assertThat(search(search)).isNotEmpty();
    assertThat(search.doubt()).isNotNull();
  }

  /** Where common packets part, the marked ones are not shown besides. */
  @Test
  void markedPacketsAreNotShownBesides() {
    PartingSearch search = of(policy("deny udp any any dscp ef", "permit tcp any any eq 1"));
    Root root = search.roots().get(0);
    Box header = search.headers(root).get(0);
    List<Box> seen = new ArrayList<>();
    boolean enough =
        search.search(root, header, later -> true, (box, later, firsts) -> !seen.add(box));
    assertThat(enough).isFalse();
    assertThat(seen).isNotEmpty().allMatch(box -> box.high(Field.TTL) == Header.USUAL_TTL);
    seen.clear();
    enough = search.search(root, header, later -> true, (box, later, firsts) -> seen.add(box));
    assertThat(enough).isTrue();
    assertThat(seen).hasSize(1);
  }
}
