package dev.hoplint.testing;

import dev.hoplint.rule.Severity;
import dev.hoplint.rule.Witness;
import dev.hoplint.testing.interpreter.Dotted;
import dev.hoplint.testing.interpreter.RouterSpec;
import java.util.Objects;

/** How grave a split is at a router that stands alone, with nothing declared: by two questions. */
final class SplitGrade {
  private static final int HOST_MTU = 1500;

  private SplitGrade() {}

  /** Whether fragments reach the router. */
  private enum Chance {
    YES,
    UNLIKELY,
    NO
  }

  /** {@code marked}: only packets with a marking that few have take these ways. */
  static Severity of(RouterSpec router, Witness witness, boolean marked) {
    return switch (chance(router.ports().get(0), witness)) {
      case YES -> breaks(witness) && !marked ? Severity.ERROR : Severity.WARNING;
      case UNLIKELY -> breaks(witness) ? Severity.WARNING : Severity.NOTE;
      case NO -> Severity.NOTE;
    };
  }

  /** The ingress's own IP MTU stands for the link before it. */
  private static Chance chance(RouterSpec.Port ingress, Witness witness) {
    if (ingress.ipMtu() > 0 && ingress.ipMtu() < HOST_MTU) {
      return Chance.YES;
    }
    int mask = Dotted.mask(ingress.length());
    boolean neighbour = (witness.source().bits() & mask) == (ingress.address() & mask);
    return witness.protocol().equals("tcp") && neighbour ? Chance.NO : Chance.UNLIKELY;
  }

  /** Pieces with different sources, or of which some are lost, are never put together. */
  private static boolean breaks(Witness witness) {
    Witness.Way initial = witness.initial();
    Witness.Way later = witness.nonInitial();
    return !Objects.equals(initial.source(), later.source())
        || initial.decision().equals("drop") != later.decision().equals("drop");
  }
}
