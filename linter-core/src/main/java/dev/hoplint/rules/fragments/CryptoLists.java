package dev.hoplint.rules.fragments;

import dev.hoplint.header.Budget;
import dev.hoplint.header.FragmentSplits;
import dev.hoplint.header.FragmentSplits.Split;
import dev.hoplint.header.Term;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Ipsec;
import dev.hoplint.model.NameUse;
import dev.hoplint.network.Port;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Severity;
import dev.hoplint.rules.hop.Doubts;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The part of {@link ClassByPort} that is about lists of crypto maps. */
final class CryptoLists {
  private CryptoLists() {}

  static void check(Port port, Budget budget, Set<Span> told, Consumer<Finding> found) {
    NameUse use = port.facts().cryptoMap();
    if (use == null) {
      return;
    }
    List<Ipsec.MapEntry> entries = new ArrayList<>();
    List<FragmentSplits.Row> rows = new ArrayList<>();
    port.router().config().extras().ipsec().mapEntries().stream()
        .filter(entry -> entry.name().equals(use.name()))
        .sorted(Comparator.comparingInt(Ipsec.MapEntry::sequence))
        .forEach(
            entry -> {
              AccessList list =
                  entry.list() == null ? null : port.router().accessList(entry.list().name());
              if (list != null && list.size() > 0) {
                entries.add(entry);
                rows.add(new FragmentSplits.Row(List.of(list), entry.span()));
              }
            });
    boolean complete =
        FragmentSplits.visit(
            rows,
            port.router()::objectGroup,
            budget,
            split -> {
              Term entry = split.telling();
              if (!split.segment() || entry == null || isSame(entries, split)) {
                return false;
              }
              if (told.add(rowSpan(entries, split))) {
                found.accept(finding(port, use, entry, split));
              }
              return true;
            });
    if (!complete && told.add(use.span())) {
      found.accept(
          Doubts.note(
              port.router(),
              use.span(),
              "whether the crypto map "
                  + use.name()
                  + " parts fragments was not worked out to the end: its access lists are too large"));
    }
  }

  /** One finding per entry of the crypto map. */
  private static Span rowSpan(List<Ipsec.MapEntry> entries, Split split) {
    return entries.get(Math.max(split.first().row(), split.later().row())).span();
  }

  /** Whether both lead to the same peers. */
  private static boolean isSame(List<Ipsec.MapEntry> entries, Split split) {
    int first = split.first().row();
    int later = split.later().row();
    return first >= 0
        && later >= 0
        && names(entries.get(first).peers()).equals(names(entries.get(later).peers()));
  }

  private static List<String> names(List<NameUse> uses) {
    return uses.stream().map(NameUse::name).toList();
  }

  private static Finding finding(Port port, NameUse use, Term entry, Split split) {
    String effect =
        split.later().row() < 0
            ? "is encrypted, and the later ones, which have no ports, leave in clear text"
            : split.first().row() < 0
                ? "leaves in clear text, and the later ones, which have no ports, are encrypted"
                : "and the later ones, which have no ports, are sent to different peers";
    return new FindingBuilder(
            ClassByPort.INFO, Severity.WARNING, entry.span(), port.router().name())
        .message(
            "the crypto map "
                + use.name()
                + " decides by port: the first fragment of a packet "
                + PacketWords.of(split.header())
                + " "
                + effect)
        .related(use.span(), "the map is in force on " + port.name())
        .assuming("virtual reassembly does not give the crypto map the ports of later fragments")
        .fix(
            Fix.advice("match by address alone (`permit ip …`), with the mirror image at the peer"))
        .build();
  }
}
