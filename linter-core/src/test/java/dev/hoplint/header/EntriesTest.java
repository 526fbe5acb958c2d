package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.Extra;
import dev.hoplint.model.AccessEntry.TcpFlags;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.Span;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one entry does with the three kinds of packet, row by row of the published table. */
class EntriesTest {
  private static final Span SPAN = new Span(new SourceFile("t.cfg"), 0, 1);

  @ParameterizedTest
  @CsvSource({
    // entry, whole packet, initial fragment, non-initial fragment
    "permit,             YES, YES, YES",
    "deny,               NO,  NO,  NO",
    "permit fragments,   END, END, YES",
    "deny fragments,     END, END, NO",
    "permit eq 80,       YES, YES, YES",
    "permit eq 81,       END, END, YES",
    "deny eq 80,         NO,  NO,  END",
    "deny eq 81,         END, END, END",
    "permit established, YES, YES, YES",
    "permit syn,         END, END, YES",
  })
  void oneEntry(String entry, String whole, String initial, String nonInitial) {
    AccessList list = list(entry, Set.of());
    assertThat(answer(list, PacketKind.WHOLE)).isEqualTo(whole);
    assertThat(answer(list, PacketKind.INITIAL)).isEqualTo(initial);
    assertThat(answer(list, PacketKind.NON_INITIAL)).isEqualTo(nonInitial);
  }

  @Test
  void whatIsNotModelledIsUnknownUnlessItChangesNothing() {
    AccessList doubtful = list("permit", Set.of("dscp"));
    assertThat(Entries.decide(doubtful, header(PacketKind.WHOLE)).permitted())
        .isEqualTo(Match.UNKNOWN);
    AccessList harmless = list("deny", Set.of("dscp"));
    assertThat(Entries.decide(harmless, header(PacketKind.WHOLE)).permitted())
        .as("denied by this entry or by the end of the list")
        .isEqualTo(Match.NO);
  }

  private static String answer(AccessList list, PacketKind kind) {
    Entries.Verdict verdict = Entries.decide(list, header(kind));
    return verdict.entry() == null ? "END" : verdict.permitted().name();
  }

  private static Header header(PacketKind kind) {
    boolean ports = kind != PacketKind.NON_INITIAL;
    return new Header(
        kind,
        Ipv4Address.of("172.16.1.10"),
        Ipv4Address.of("1.1.1.10"),
        Header.TCP,
        ports ? 49152 : -1,
        ports ? 80 : -1,
        -1,
        -1,
        ports ? TcpFlags.ACK : 0,
        1436);
  }

  private static AccessList list(String text, Set<String> unmodelled) {
    String[] words = text.split(" ", -1);
    Action action = words[0].equals("permit") ? Action.PERMIT : Action.DENY;
    String what = words.length > 1 ? words[1] : "";
    @Nullable TcpFlags flags =
        switch (what) {
          case "established" -> TcpFlags.ESTABLISHED;
          case "syn" -> new TcpFlags(TcpFlags.SYN, 0, false);
          default -> null;
        };
    PortSet ports = what.equals("eq") ? PortSet.of(Integer.parseInt(words[2])) : PortSet.ALL;
    Extra extra =
        new Extra(what.equals("fragments"), what.equals("eq"), -1, -1, flags, null, unmodelled);
    return new AccessList.Builder("A", false, SPAN)
        .add(
            null,
            action,
            Header.TCP,
            Wildcard.host(Ipv4Address.of("172.16.1.10")),
            Wildcard.host(Ipv4Address.of("1.1.1.10")),
            PortSet.ALL,
            ports,
            extra,
            SPAN)
        .build();
  }

  @Test
  void anEntryKeepsWhatItWasGiven() {
    AccessEntry entry = list("permit eq 80", Set.of()).entry(0);
    assertThat(entry.sequence()).isEqualTo(10);
    assertThat(entry.hasL4()).isTrue();
    assertThat(entry.destinationPorts()).isEqualTo(PortSet.of(80));
  }
}
