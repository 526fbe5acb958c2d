package dev.hoplint.header;

import dev.hoplint.model.IosConfig;
import dev.hoplint.model.RouteMap;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Route-maps of two or three sequences over three short lists. */
final class DrawnPolicies {
  /** Bytes on both sides of what is drawn. */
  private static final int[] LENGTHS = {50, 100, 150};

  private static final IdentityHashMap<Header, Box> POINTS = new IdentityHashMap<>();

  private static final Map<PacketKind, List<Header>> OF_EACH_LENGTH =
      Map.of(
          PacketKind.INITIAL,
          ofEachLength(PacketKind.INITIAL),
          PacketKind.NON_INITIAL,
          ofEachLength(PacketKind.NON_INITIAL));

  private DrawnPolicies() {}

  /** A policy, told twice. */
  record Drawn(String text, IosConfig config) {
    RouteMap map() {
      return config.routeMaps().get(0);
    }

    Policy policy() {
      return Policy.of(map(), Texts.lists(config), Texts.groups(config));
    }

    TermPolicy terms() {
      return PolicyTerms.of(map(), Texts.lists(config), Texts.groups(config));
    }
  }

  static Drawn draw(SplittableRandom random, boolean doubted, boolean byLength) {
    StringBuilder text = new StringBuilder();
    for (int list = 0; list < 3; list++) {
      List<String> lines = Headers.drawLines(random, 3);
      text.append(
          Texts.lines(
              "ip access-list extended L" + list,
              doubted ? Headers.doubted(lines, random) : lines));
    }
    int count = 2 + random.nextInt(2);
    for (int i = 1; i <= count; i++) {
      text.append("route-map P %s %d\n".formatted(random.nextInt(3) > 0 ? "permit" : "deny", i));
      int lists = random.nextInt(8);
      if (lists > 0) {
        text.append(" match ip address L").append(random.nextInt(3));
        text.append(lists > 5 ? " L" + random.nextInt(3) + "\n" : "\n");
      }
      if (byLength && random.nextInt(3) == 0) {
        text.append(
            " match length %d %d\n".formatted(random.nextInt(120), 90 + random.nextInt(100)));
      }
      if (byLength && random.nextInt(6) == 0) {
        text.append(" match length 140 160\n");
      }
      if (doubted && random.nextInt(8) == 0) {
        text.append(" match metric 5\n");
      }
    }
    return new Drawn(text.toString(), Texts.read(text.toString()));
  }

  /** The packets of one kind, of each length or of the usual one. */
  static List<Header> packets(PacketKind kind, boolean byLength) {
    return byLength ? OF_EACH_LENGTH.get(kind) : Headers.of(kind);
  }

  private static List<Header> ofEachLength(PacketKind kind) {
    List<Header> all = new ArrayList<>();
    for (Header header : Headers.of(kind)) {
      for (int length : LENGTHS) {
        Header sized = header.as(kind, length);
        all.add(sized);
        POINTS.put(sized, Headers.point(header).with(Field.LENGTH, length, length));
      }
    }
    return all;
  }

  /** One of {@link #packets} as a box of one header. */
  static Box point(Header packet) {
    Box sized = POINTS.get(packet);
    return sized == null ? Headers.point(packet) : sized;
  }
}
