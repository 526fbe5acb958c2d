package dev.hoplint.rules.mtu;

import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.Setting;
import dev.hoplint.network.Port;
import dev.hoplint.rule.Fix;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers new values of interface lines into one fix: a line that is there is replaced. */
final class InterfaceEdits {
  /** Sets, as the interfaces of one {@code interface range} share their lines. */
  private final Set<Fix.Edit> edits = new LinkedHashSet<>();

  private final Set<Fix.Insertion> insertions = new LinkedHashSet<>();
  private final List<String> commands = new ArrayList<>();
  private final Set<Port> ports = new HashSet<>();

  /**
   * Sets what is not null of {@code ip mtu} and {@code ip tcp adjust-mss}; nothing happens to an
   * interface that is among the edits.
   */
  InterfaceEdits set(Port port, @Nullable Integer ipMtu, @Nullable Integer clamp) {
    if (!ports.add(port)) {
      return this;
    }
    List<String> missing = new ArrayList<>();
    commands.add("interface " + port.name());
    if (ipMtu != null) {
      set(port.facts().ipMtu(), "ip mtu " + ipMtu, missing);
    }
    if (clamp != null) {
      set(port.facts().mssClamp(), "ip tcp adjust-mss " + clamp, missing);
    }
    if (!missing.isEmpty()) {
      Span below = anchor(port.facts());
      insertions.add(
          below == null
              ? new Fix.Insertion(port.facts().header(), Fix.Place.WITHIN, missing)
              : new Fix.Insertion(below, Fix.Place.BELOW, missing));
    }
    return this;
  }

  /** Lets the router tell senders that their packets are too large. */
  void tell(Port port) {
    Span off = port.facts().unreachablesOff();
    if (off != null) {
      commands.add("interface " + port.name());
      commands.add(" ip unreachables");
      edits.add(new Fix.Edit(off, "ip unreachables"));
    }
  }

  private void set(@Nullable Setting<?> present, String line, List<String> missing) {
    commands.add(" " + line);
    if (present != null) {
      edits.add(new Fix.Edit(present.span(), line));
    } else {
      missing.add(line);
    }
  }

  /** The line that IOS shows before {@code ip mtu}, where there is one. */
  private static @Nullable Span anchor(Interface facts) {
    if (facts.ipMtu() != null) {
      return facts.ipMtu().span();
    }
    Span last = null;
    for (InterfaceAddress address : facts.addresses()) {
      if (last == null || address.span().start() > last.start()) {
        last = address.span();
      }
    }
    if (last == null && facts.extras().unnumbered() != null) {
      return facts.extras().unnumbered().span();
    }
    return last;
  }

  /** Whether anything is to be changed. */
  boolean isEmpty() {
    return ports.isEmpty();
  }

  /** What to type, where it does not do to change these lines alone. */
  Fix commands(String title) {
    return Fix.commands(title, commands);
  }

  Fix fix(String title) {
    return new Fix(title, false, List.copyOf(edits), commands, List.copyOf(insertions));
  }
}
