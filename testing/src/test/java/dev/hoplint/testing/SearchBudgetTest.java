package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Workspace;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Long access lists: what is worked out to the end, and that it is said where that is too much. */
class SearchBudgetTest {
  private static final int ENTRIES = 2000;

  /** Notes that something was not worked out. */
  private static List<String> notes(String listed, String hop) throws IOException, RunException {
    String config =
        """
        hostname R1
        interface GigabitEthernet0/0
         ip address 10.0.0.1 255.255.255.0
         ip access-group BIG in
         ip policy route-map P
        interface GigabitEthernet0/1
         ip address 192.0.2.1 255.255.255.252
        interface GigabitEthernet0/2
         ip address 198.51.100.1 255.255.255.252
        ip route 0.0.0.0 0.0.0.0 192.0.2.2
        route-map P permit 10
         match ip address BIG
         set ip next-hop %s
        ip access-list extended BIG
        %send
        """
            .formatted(hop, listed);
    try (TestFolder folder = TestFolder.create()) {
      folder.write("r1.cfg", config);
      LintResult result =
          Workspace.open(LintRequest.of(folder.path(), List.of(folder.path().resolve("r1.cfg"))))
              .result();
      assertThat(result.defects()).isEmpty();
      assertThat(result.notAnalysed()).isEmpty();
      return result.findings().stream()
          .filter(f -> f.finding().rule().id().equals("HOP-005"))
          .map(f -> f.finding().message())
          .toList();
    }
  }

  @Test
  void entriesThatNameAnyAddressAreWorkedOutToTheEnd() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < ENTRIES; i++) {
      int low = random.nextInt(60_000);
      list.append(
          " %s %s any %s range %d %d\n"
              .formatted(
                  random.nextInt(10) < 6 ? "permit" : "deny",
                  random.nextBoolean() ? "tcp" : "udp",
                  random.nextInt(5) > 0 ? "any" : "host 10.9.9." + random.nextInt(250),
                  low,
                  low + random.nextInt(5_000)));
    }
    assertThat(notes(list.toString(), "198.51.100.2")).isEmpty();
  }

  /** Wildcards with holes everywhere, most bits free, so that each entry overlaps each other. */
  private static String tangled() {
    SplittableRandom random = new SplittableRandom(2);
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < ENTRIES; i++) {
      list.append(
          " %s tcp %s %s%s\n"
              .formatted(
                  i % 2 == 0 ? "permit" : "deny",
                  wildcard(random),
                  wildcard(random),
                  " eq " + (1 + random.nextInt(60_000))));
    }
    return list.toString();
  }

  private static String wildcard(SplittableRandom random) {
    int free = 0;
    for (int i = 0; i < 3; i++) {
      free |= random.nextInt();
    }
    return dotted(random.nextInt() & ~free) + " " + dotted(free);
  }

  private static String dotted(int bits) {
    return "%d.%d.%d.%d".formatted(bits >>> 24, bits >>> 16 & 255, bits >>> 8 & 255, bits & 255);
  }

  /**
   * Each entry fixes three of the 64 bits of the addresses: whether they leave anything is a
   * question of satisfiability, and these are about as many as make it a hard one.
   */
  private static String riddle() {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < ENTRIES; i++) {
      long fixed = 0;
      while (Long.bitCount(fixed) < (i < 330 ? 3 : 64)) {
        fixed |= 1L << random.nextInt(64);
      }
      long bits = random.nextLong() & fixed;
      list.append(
          " permit tcp %s %s %s %s\n"
              .formatted(
                  dotted((int) (bits >>> 32)),
                  dotted((int) (~fixed >>> 32)),
                  dotted((int) bits),
                  dotted((int) ~fixed)));
    }
    return list.toString();
  }

  @Test
  void aFilterThatIsTooMuchSaysSo() throws Exception {
    assertThat(notes(riddle() + " permit tcp any any eq 80\n", "198.51.100.2"))
        .anyMatch(
            note ->
                note.startsWith("whether packets come to")
                    && note.contains("of access list BIG was not worked out to the end"));
  }

  /** The next hop is the default route's, so that no example ends the search. */
  @Test
  void aPolicyThatIsTooMuchSaysSo() throws Exception {
    assertThat(notes(tangled(), "192.0.2.2"))
        .contains(
            "fragments cannot be judged everywhere: route-map P is too large to be searched to the end");
  }
}
