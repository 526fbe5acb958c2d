package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.Parsers;
import dev.hoplint.model.Declared;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Look-ups in drawn tables of ESXi and Windows against one that tries each row, on the numbers that
 * the rows were made of.
 */
class HostLookupTest {
  private static final int TABLES = 60;
  private static final int QUESTIONS = 60;

  /** A drawn row; {@code mask} has its length's one bits. */
  private record Row(int network, int mask, String gateway, String out, int metric) {
    boolean holds(int address) {
      return (address & mask) == network;
    }

    String way() {
      return gateway + " " + out;
    }
  }

  private static String text(int address) {
    return new Ipv4Address(address).toString();
  }

  static IntStream seeds() {
    return IntStream.range(0, TABLES);
  }

  private static List<Row> draw(Random random, List<String> interfaces, boolean metrics) {
    List<Row> rows = new ArrayList<>();
    int count = 3 + random.nextInt(20);
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(4) == 0 ? 0 : random.nextInt(33);
      int mask = length == 0 ? 0 : -1 << (32 - length);
      // Few distinct bits, so that prefixes nest and repeat.
      int base =
          0x0A00_0000 | random.nextInt(4) << 22 | random.nextInt(4) << 12 | random.nextInt(4);
      int at = random.nextInt(interfaces.size());
      String gateway = random.nextInt(3) == 0 ? "-" : "10.%d.0.1".formatted(at);
      int metric = metrics ? 1 + random.nextInt(3) : 0;
      rows.add(new Row(base & mask, mask, gateway, interfaces.get(at), metric));
    }
    return rows;
  }

  private static Set<String> best(List<Row> rows, int address) {
    TreeSet<String> ways = new TreeSet<>();
    for (Row row : rows) {
      boolean beaten =
          !row.holds(address)
              || rows.stream()
                  .anyMatch(
                      other ->
                          other.holds(address)
                              && (Integer.bitCount(other.mask) > Integer.bitCount(row.mask)
                                  || (other.mask == row.mask && other.metric < row.metric)));
      if (!beaten) {
        ways.add(row.way());
      }
    }
    return ways;
  }

  private static EndHost host(String dump) {
    SourceText text = SourceText.of(new SourceFile("dump.txt"), dump);
    Network network =
        Network.of(
            List.of(Parsers.parse(text, PartSplitter.split(text))), Declared.NOTHING, "base");
    assertThat(network.hosts()).hasSize(1);
    return network.hosts().get(0);
  }

  private static Set<String> ways(EndHost.Reply reply) {
    TreeSet<String> ways = new TreeSet<>();
    reply
        .routes()
        .forEach(
            route ->
                ways.add(
                    (route.gateway() == null ? "-" : route.gateway().text())
                        + " "
                        + route.interfaceName()));
    return ways;
  }

  private static int question(Random random, List<Row> rows) {
    Row near = rows.get(random.nextInt(rows.size()));
    int address = near.network + random.nextInt(3) - 1 + (random.nextBoolean() ? ~near.mask : 0);
    return random.nextInt(4) == 0 ? random.nextInt() : address;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void esxiAsksTheWholeTable(int seed) {
    Random random = new Random(seed);
    List<Row> rows = draw(random, List.of("vmk0", "vmk1", "vmk2"), false);
    StringBuilder dump =
        new StringBuilder(
            """
            Network  Netmask  Gateway  Interface  Source
            -------  -------  -------  ---------  ------
            """);
    for (Row row : rows) {
      dump.append(row.mask == 0 ? "default" : text(row.network))
          .append("  ")
          .append(text(row.mask))
          .append("  ")
          .append(row.gateway.equals("-") ? "0.0.0.0" : row.gateway)
          .append("  ")
          .append(row.out)
          .append("  MANUAL\n");
    }
    EndHost host = host(dump.toString());
    EndHost.Stack stack = host.stacks().get(EndHost.DEFAULT_STACK);
    for (int i = 0; i < QUESTIONS; i++) {
      int address = question(random, rows);
      EndHost.Reply reply =
          host.reply(stack, "vmk0", Ipv4Address.of("10.0.0.5"), new Ipv4Address(address));
      assertThat(ways(reply)).as(text(address) + " in\n" + dump).isEqualTo(best(rows, address));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void windowsAsksTheRowsOfTheInterfaceFirst(int seed) {
    Random random = new Random(seed);
    List<String> interfaces = List.of("10.0.0.5", "10.1.0.5", "10.2.0.5");
    List<Row> rows = draw(random, interfaces, true);
    StringBuilder dump =
        new StringBuilder(
            """
            ===========================================================
            IPv4 Route Table
            ===========================================================
            Active Routes:
            Network Destination  Netmask  Gateway  Interface  Metric
            """);
    for (Row row : rows) {
      dump.append(
          "  %s  %s  %s  %s  %d%n"
              .formatted(
                  text(row.network),
                  text(row.mask),
                  row.gateway.equals("-") ? "On-link" : row.gateway,
                  row.out,
                  row.metric));
    }
    dump.append("===========================================================\n");
    EndHost host = host(dump.toString());
    EndHost.Stack stack = host.stacks().values().iterator().next();
    for (int i = 0; i < QUESTIONS; i++) {
      int address = question(random, rows);
      String own = interfaces.get(random.nextInt(interfaces.size()));
      List<Row> ofOwn = rows.stream().filter(row -> row.out.equals(own)).toList();
      Set<String> expected = best(ofOwn, address);
      if (expected.isEmpty()) {
        expected = best(rows, address);
      }
      EndHost.Reply reply = host.reply(stack, own, Ipv4Address.of(own), new Ipv4Address(address));
      assertThat(ways(reply))
          .as(text(address) + " from " + own + " in\n" + dump)
          .isEqualTo(expected);
    }
  }
}
