package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.PrefixList;
import dev.hoplint.model.RouteMap;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements whose facts, written as IOS would write them, are the statement again. The rows give
 * the block's header, the statement, and what is written back where that is another spelling.
 */
class PrintedBackTest {
  record Row(String header, String statement, String printed) {}

  static List<Row> rows() {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PrintedBackTest.class.getResourceAsStream("printed-back.tsv")),
                StandardCharsets.UTF_8));
    return lines
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cells -> new Row(cells[0], cells[1], cells[2].isEmpty() ? cells[1] : cells[2]))
        .toList();
  }

  @Test
  void thereAreManyAndNoneTwice() {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(400).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isTheStatementAgain(Row row) {
    Ios ios =
        row.header().isEmpty()
            ? Ios.lines(row.statement())
            : Ios.lines(row.header(), " " + row.statement());

    assertThat(ios.result.problems()).isEmpty();
    assertThat(printed(ios.config)).containsExactly(row.printed());
  }

  /** The facts of a configuration as lines, blocks without their headers. */
  static List<String> printed(IosConfig config) {
    List<String> lines = new ArrayList<>();
    for (AccessList list : config.accessLists()) {
      for (AccessEntry entry : list.entries()) {
        lines.add(Printer.entry(entry, list.isStandard()));
      }
    }
    for (RouteMap map : config.routeMaps()) {
      for (RouteMap.Sequence sequence : map.sequences()) {
        Stream.concat(
                sequence.matches().stream().map(Printer::match),
                sequence.sets().stream().map(Printer::set))
            .forEach(lines::add);
      }
    }
    config.staticRoutes().forEach(route -> lines.add(Printer.route(route)));
    config.extras().ipv6Routes().forEach(route -> lines.add(Printer.route(route)));
    config.natRules().forEach(rule -> lines.add(Printer.nat(rule)));
    for (ObjectGroup group : config.definitions().objectGroups()) {
      group.members().forEach(member -> lines.add(Printer.member(member)));
    }
    for (Ipv6AccessList list : config.definitions().ipv6AccessLists()) {
      list.entries().forEach(entry -> lines.add(Printer.entry(entry)));
    }
    for (PrefixList list : config.definitions().prefixLists()) {
      list.entries().forEach(entry -> lines.add(Printer.prefix(list, entry)));
    }
    config.interfaces().forEach(port -> lines.addAll(InterfacePrinter.lines(port)));
    lines.addAll(DevicePrinter.lines(config.extras(), config.vrfs(), config.definitions()));
    return lines;
  }
}
