package dev.hoplint.header;

import dev.hoplint.header.TermIndex.Placed;
import dev.hoplint.model.Action;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** A space of 256 headers, two bits of each address and four protocols by four ports, and boxes. */
final class Boxes {
  private static final Span SPAN = new Span(new SourceFile("t.cfg"), 0, 1);

  /** Every header of the space. */
  static final List<Box> POINTS = points();

  private Boxes() {}

  private static List<Box> points() {
    List<Box> all = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      Box addresses = Box.between(address(i & 3, 0), address(i >> 2 & 3, 0));
      int protocol = i >> 4 & 3;
      int port = i >> 6;
      all.add(
          addresses
              .with(Field.PROTOCOL, protocol, protocol)
              .with(Field.DESTINATION_PORT, port, port));
    }
    return List.copyOf(all);
  }

  private static AddressSet address(int bits, int free) {
    return new AddressSet(0, bits, 0, free);
  }

  static Box draw(SplittableRandom random) {
    Box box = Box.between(addresses(random), addresses(random));
    return range(random, range(random, box, Field.PROTOCOL), Field.DESTINATION_PORT);
  }

  private static AddressSet addresses(SplittableRandom random) {
    return address(random.nextInt(4), random.nextInt(4));
  }

  private static Box range(SplittableRandom random, Box box, Field field) {
    int low = random.nextInt(4);
    return random.nextInt(3) == 0
        ? box.with(field, 0, 3)
        : box.with(field, low, low + random.nextInt(4 - low));
  }

  /** The headers of the space that are in the box. */
  static BitSet headers(Box box) {
    BitSet all = new BitSet();
    for (int i = 0; i < POINTS.size(); i++) {
      all.set(i, box.contains(POINTS.get(i)));
    }
    return all;
  }

  /** The box of an entry with this place in its list. */
  static Placed placed(int index, Box box) {
    Term term =
        new Term(
            index,
            Action.PERMIT,
            List.of(box.source()),
            List.of(box.destination()),
            List.of(box),
            List.of(box),
            Term.Certainty.EXACT,
            false,
            SPAN);
    return new Placed(box, term);
  }

  /** So many drawn boxes of entries, in the order of the entries. */
  static List<Placed> drawPlaced(SplittableRandom random, int count) {
    List<Placed> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(placed(i, draw(random)));
    }
    return all;
  }
}
