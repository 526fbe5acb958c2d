package dev.hoplint.testing;

import dev.hoplint.testing.interpreter.Ace;
import dev.hoplint.testing.interpreter.Addresses;
import dev.hoplint.testing.interpreter.Ports;
import java.util.List;
import jdd.bdd.BDD;

/** Entries of access lists as binary decision diagrams: sets of headers by another method. */
final class ListDiagram {
  private static final int ADDRESS_BITS = 32;
  private static final int PROTOCOL_BITS = 8;
  private static final int PORT_BITS = 16;

  private final BDD bdd = new BDD(20_000, 10_000);
  private final int[] protocol = variables(PROTOCOL_BITS);
  private final int[] source = variables(ADDRESS_BITS);
  private final int[] destination = variables(ADDRESS_BITS);
  private final int[] sourcePort = variables(PORT_BITS);
  private final int[] destinationPort = variables(PORT_BITS);

  private int[] variables(int count) {
    int[] all = new int[count];
    for (int i = 0; i < count; i++) {
      all[i] = bdd.createVar();
    }
    return all;
  }

  /** Whether each entry is reached by packets of one kind at least. */
  boolean[] reached(List<Ace> entries) {
    boolean[] reached = new boolean[entries.size()];
    int first = bdd.getZero();
    int later = bdd.getZero();
    for (int i = 0; i < entries.size(); i++) {
      Ace entry = entries.get(i);
      int ofFirst = entry.fragments() ? bdd.getZero() : and(header(entry), ports(entry));
      boolean passedBy = entry.looksBeyondTheIpHeader() && !entry.permit();
      int ofLater = passedBy ? bdd.getZero() : header(entry);
      reached[i] =
          and(ofFirst, not(first)) != bdd.getZero() || and(ofLater, not(later)) != bdd.getZero();
      first = or(first, ofFirst);
      later = or(later, ofLater);
    }
    return reached;
  }

  private int header(Ace entry) {
    int all = and(address(source, entry.source()), address(destination, entry.destination()));
    return entry.protocol() == Ace.IP ? all : and(all, value(protocol, entry.protocol()));
  }

  private int address(int[] bits, Addresses addresses) {
    int all = bdd.getOne();
    for (int i = 0; i < ADDRESS_BITS; i++) {
      int bit = 1 << (ADDRESS_BITS - 1 - i);
      if ((addresses.wildcard() & bit) == 0) {
        all = and(all, (addresses.address() & bit) != 0 ? bits[i] : not(bits[i]));
      }
    }
    return all;
  }

  private int ports(Ace entry) {
    return and(
        ports(sourcePort, entry.sourcePorts()), ports(destinationPort, entry.destinationPorts()));
  }

  private int ports(int[] bits, Ports ports) {
    return switch (ports.operator()) {
      case UNSAID -> bdd.getOne();
      case EQ -> value(bits, ports.values().get(0));
      case NEQ -> not(value(bits, ports.values().get(0)));
      case GT -> not(atMost(bits, ports.values().get(0)));
      case LT -> and(atMost(bits, ports.values().get(0)), not(value(bits, ports.values().get(0))));
      case RANGE -> {
        int low = ports.values().get(0);
        int below = low == 0 ? bdd.getZero() : atMost(bits, low - 1);
        yield and(atMost(bits, ports.values().get(1)), not(below));
      }
    };
  }

  private int value(int[] bits, int value) {
    int all = bdd.getOne();
    for (int i = 0; i < bits.length; i++) {
      boolean one = (value >>> (bits.length - 1 - i) & 1) == 1;
      all = and(all, one ? bits[i] : not(bits[i]));
    }
    return all;
  }

  /** From the last bit to the first: less there, or the same and at most in what follows. */
  private int atMost(int[] bits, int value) {
    int all = bdd.getOne();
    for (int i = bits.length - 1; i >= 0; i--) {
      boolean one = (value >>> (bits.length - 1 - i) & 1) == 1;
      all = one ? or(not(bits[i]), all) : and(not(bits[i]), all);
    }
    return all;
  }

  private int and(int one, int other) {
    return bdd.ref(bdd.and(one, other));
  }

  private int or(int one, int other) {
    return bdd.ref(bdd.or(one, other));
  }

  private int not(int one) {
    return bdd.ref(bdd.not(one));
  }
}
