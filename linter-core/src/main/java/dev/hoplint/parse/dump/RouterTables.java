package dev.hoplint.parse.dump;

import dev.hoplint.model.RouterTable;
import dev.hoplint.model.Unrendered;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code show ip route} to facts. */
public final class RouterTables {
  private RouterTables() {}

  /** Reads a part of kind {@code ios-route}; never throws on any input. */
  public static PartResult parse(SourceText text, Part part) {
    HostFacts facts = new HostFacts();
    RouterRows rows = new RouterRows(facts);
    Rows.read(text, part.start(), part.end(), rows);
    List<String> arguments = arguments(Command.of(part).words());
    String vrf = rows.vrf() == null ? vrf(arguments) : rows.vrf();
    Unrendered open = UnrenderedRows.of(text, part);
    boolean complete = rows.isWhole() && isComplete(arguments) && open == null;
    RouterTable table = new RouterTable(part, vrf, complete, rows.rows(), open);
    return new PartResult(table, Map.copyOf(facts.states), List.copyOf(facts.problems));
  }

  /** The words behind {@code show ip route}. */
  private static List<String> arguments(List<String> command) {
    return command.size() <= 3 ? List.of() : command.subList(3, command.size());
  }

  private static @Nullable String vrf(List<String> arguments) {
    boolean named = arguments.size() > 1 && arguments.get(0).toLowerCase(Locale.ROOT).equals("vrf");
    return named && !arguments.get(1).equals("*") ? arguments.get(1) : null;
  }

  /** A VRF, and a pipe that only leaves out the legend, show all rows. */
  private static boolean isComplete(List<String> arguments) {
    int at = !arguments.isEmpty() && arguments.get(0).equalsIgnoreCase("vrf") ? 2 : 0;
    if (arguments.size() <= at) {
      return true;
    }
    String rest = String.join(" ", arguments.subList(at, arguments.size()));
    String filter = rest.startsWith("|") ? rest.substring(1).strip() : "";
    return filter.startsWith("b") && filter.toLowerCase(Locale.ROOT).contains(" gate");
  }
}
