package dev.hoplint.testing;

import dev.hoplint.rule.Severity;
import dev.hoplint.rule.Witness;
import dev.hoplint.testing.interpreter.Decision;
import dev.hoplint.testing.interpreter.Dotted;
import dev.hoplint.testing.interpreter.HeaderSpace;
import dev.hoplint.testing.interpreter.Outcome;
import dev.hoplint.testing.interpreter.Packet;
import dev.hoplint.testing.interpreter.PacketInterpreter;
import dev.hoplint.testing.interpreter.PolicyGenerator;
import dev.hoplint.testing.interpreter.RouterSpec;
import dev.hoplint.testing.mtu.Datagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends a witness's packet through the interpreter and compares with what the witness claims. */
final class WitnessReplay {
  private final PacketInterpreter interpreter;

  WitnessReplay(RouterSpec router) {
    this.interpreter = new PacketInterpreter(router);
  }

  /** What is wrong with the witness; null if it is true. */
  @Nullable String complaint(@Nullable Witness witness, Severity severity) {
    if (witness == null) {
      return "no witness";
    }
    if (witness.initial() == null || witness.nonInitial() == null) {
      return "a witness without both ways: " + witness;
    }
    if (interpreter.isOwn(witness.destination().bits())) {
      return "addressed to the router itself, and so not in transit: " + witness;
    }
    List<HeaderSpace.Sizes> sizes = new ArrayList<>();
    if (witness.fragments().size() < 2) {
      if (severity != Severity.NOTE) {
        return "fragments may arrive, and the witness has none: " + witness;
      }
      sizes.addAll(HeaderSpace.ALL_SIZES);
    } else {
      String wrong = wrongFragments(witness);
      if (wrong != null) {
        return wrong;
      }
      List<Integer> fragments = witness.fragments();
      for (int later : fragments.subList(1, fragments.size())) {
        sizes.add(new HeaderSpace.Sizes(fragments.get(0), later));
      }
    }
    String last = "";
    for (Packet datagram : datagrams(witness)) {
      for (HeaderSpace.Sizes size : sizes) {
        last = difference(witness, datagram, size);
        if (last.isEmpty()) {
          return null;
        }
      }
    }
    return last + "\n" + witness;
  }

  /** Sizes must be those that cutting a real packet gives. */
  private static @Nullable String wrongFragments(Witness witness) {
    int mtu = witness.fragments().stream().mapToInt(i -> i).max().orElseThrow();
    for (int slack = 0; slack < 8; slack++) {
      List<byte[]> cut = Datagram.fragment(Datagram.ofLength(witness.datagram()), mtu + slack);
      if (Datagram.lengths(cut).equals(witness.fragments())) {
        return null;
      }
    }
    return "no MTU cuts %d bytes into %s".formatted(witness.datagram(), witness.fragments());
  }

  /** A witness does not tell flags, ICMP types and markings: it is true if some make it true. */
  private static List<Packet> datagrams(Witness witness) {
    List<Packet> all = new ArrayList<>();
    for (Packet unmarked : unmarked(witness)) {
      all.addAll(PolicyGenerator.marked(unmarked));
    }
    return all;
  }

  private static List<Packet> unmarked(Witness witness) {
    int source = witness.source().bits();
    int destination = witness.destination().bits();
    List<Packet> datagrams = new ArrayList<>();
    switch (witness.protocol()) {
      case "tcp" -> {
        for (int flags :
            new int[] {Packet.ACK, Packet.SYN | Packet.ACK, Packet.SYN, Packet.RST, 0}) {
          datagrams.add(
              Packet.tcp(
                  source, destination, witness.sourcePort(), witness.destinationPort(), flags));
        }
      }
      case "udp" ->
          datagrams.add(
              Packet.udp(source, destination, witness.sourcePort(), witness.destinationPort()));
      case "icmp" -> {
        for (int type = 0; type < 256; type++) {
          datagrams.add(Packet.icmp(source, destination, type, 0));
          datagrams.add(Packet.icmp(source, destination, type, 4));
        }
      }
      case "gre" -> datagrams.add(Packet.plain(source, destination, Packet.GRE));
      case "esp" -> datagrams.add(Packet.plain(source, destination, Packet.ESP));
      default ->
          datagrams.add(Packet.plain(source, destination, Integer.parseInt(witness.protocol())));
    }
    return datagrams;
  }

  private String difference(Witness witness, Packet datagram, HeaderSpace.Sizes size) {
    Packet initial = datagram.initial(size.initial());
    Packet later = datagram.nonInitial(size.nonInitial());
    String first = difference("initial", witness.initial(), initial);
    if (!first.isEmpty()) {
      return first;
    }
    String second = difference("nonInitial", witness.nonInitial(), later);
    if (!second.isEmpty()) {
      return second;
    }
    return interpreter.outcome(initial).sameWayAs(interpreter.outcome(later))
        ? "both go the same way: " + interpreter.outcome(initial)
        : "";
  }

  private String difference(String which, Witness.Way claimed, Packet packet) {
    Decision decision = interpreter.decide(packet);
    Outcome outcome = interpreter.outcome(packet, decision);
    String word =
        outcome.port() == null ? "drop" : decision instanceof Decision.Policy ? "policy" : "route";
    Integer hop = claimed.nextHop() == null ? null : Integer.valueOf(claimed.nextHop().bits());
    boolean sourceHolds = claimed.source() == null || claimed.source().bits() == outcome.source();
    if (word.equals(claimed.decision())
        && Objects.equals(hop, outcome.nextHop())
        && Objects.equals(claimed.interfaceName(), outcome.port())
        && sourceHolds) {
      return "";
    }
    return "%s is claimed to go %s, and %s goes %s (%s), from %s"
        .formatted(which, claimed, packet, outcome, decision, Dotted.of(outcome.source()));
  }
}
