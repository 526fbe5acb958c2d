package dev.hoplint.parse.dump;

import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.Prompts;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Structured;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a part is laid out.
 *
 * @param start offset of the first line that is neither blank nor a prompt
 * @param table which table it is, if it is one
 */
record Layout(Form form, int start, Table table) {

  enum Form {
    TABLE,
    JSON,
    CSV,
    XML,
    KEY_VALUE,
    PYTHON,
    /** {@code --formatter=html}. */
    OTHER_FORMAT
  }

  enum Table {
    ROUTES,
    /** {@code esxcli network ip route ipv6 list}, {@code esxcfg-route -f V6 -l}. */
    IPV6_ROUTES,
    ADDRESSES,
    /** {@code esxcli network ip interface ipv6 address list}. */
    IPV6_ADDRESSES,
    VMKNICS,
    /** Not a table: blocks of keys and values. */
    NICS
  }

  /** How far the heading is looked for, in bytes. */
  private static final int HEAD = 1 << 16;

  static Layout of(SourceText text, Part part) {
    int start = firstLine(text, part);
    Form form = form(text, part, start);
    if (form != Form.TABLE) {
      return new Layout(form, start, Table.ROUTES);
    }
    Finder finder = new Finder();
    Rows.read(text, part.start(), Math.min(part.end(), part.start() + HEAD), finder);
    Table table = finder.found == null ? announced(part) : finder.found;
    boolean ipv6 = finder.ipv6 && finder.found == null;
    ipv6 |= table == Table.ROUTES && Command.of(part).isIpv6();
    return new Layout(form, start, ipv6 ? Table.IPV6_ROUTES : table);
  }

  static int firstLine(SourceText text, Part part) {
    int at = part.start();
    while (at < part.end()) {
      int first = at;
      while (first < part.end() && isBlank(text.bytes()[first])) {
        first++;
      }
      if (first >= part.end() || !Prompts.isPrompt(text, first)) {
        return first;
      }
      int line = text.lineAt(first);
      if (line >= text.lineCount()) {
        return part.end();
      }
      at = text.lineStart(line + 1);
    }
    return part.end();
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static Form form(SourceText text, Part part, int start) {
    if (start >= part.end()) {
      return Form.TABLE;
    }
    String command = part.command() == null ? "" : part.command().toLowerCase(Locale.ROOT);
    if (command.contains("formatter=html") || command.contains("formatter html")) {
      return Form.OTHER_FORMAT;
    }
    int lineEnd = Math.min(part.end(), text.lineEnd(text.lineAt(start)));
    // A list whose first record stands on the next line may be of either.
    if (Structured.isPython(text.bytes(), start, part.end())) {
      return Form.PYTHON;
    }
    if (Structured.isJson(text.bytes(), start, lineEnd)) {
      return Form.JSON;
    }
    if (CsvReader.isHeading(text.text(start, Math.min(lineEnd, start + 400)))) {
      return Form.CSV;
    }
    if (Structured.isXml(text.bytes(), start, lineEnd)) {
      return Form.XML;
    }
    if (Structured.isKeyValue(text.bytes(), start, lineEnd)) {
      return Form.KEY_VALUE;
    }
    return Form.TABLE;
  }

  /** What the command prints, where no line tells. */
  private static Table announced(Part part) {
    if (part.kind() == PartKind.ESXI_ROUTE) {
      return Table.ROUTES;
    }
    String command = part.command() == null ? "" : part.command().toLowerCase(Locale.ROOT);
    if (command.contains("vmknic")) {
      return Table.VMKNICS;
    }
    if (command.contains("ipv6 address")) {
      return Table.IPV6_ADDRESSES;
    }
    return command.contains("ipv4 get") ? Table.ADDRESSES : Table.NICS;
  }

  /** Takes the first heading; failing that, the first row. */
  private static final class Finder implements Consumer<Row> {
    private final RouteRows routes = new RouteRows();
    private final AddressRows addresses = new AddressRows();
    private final Ipv6AddressRows ipv6Addresses = new Ipv6AddressRows();
    private final VmknicRows vmknics = new VmknicRows();
    private @Nullable Table found;
    private boolean ipv6;

    @Override
    public void accept(Row row) {
      for (int word = 0; word < row.size() && found == null; word++) {
        ipv6 |= row.are(word, "network", "prefix", "length");
        found = heading(row, word);
      }
      found = found == null ? row(row) : found;
    }

    private @Nullable Table heading(Row row, int word) {
      if (routes.heading(row, word) >= 0) {
        return Table.ROUTES;
      }
      if (addresses.heading(row, word) >= 0) {
        return Table.ADDRESSES;
      }
      if (ipv6Addresses.heading(row, word) >= 0) {
        return Table.IPV6_ADDRESSES;
      }
      if (vmknics.heading(row, word) >= 0) {
        return Table.VMKNICS;
      }
      return row.is(word, "name:") && row.isVmknic(word + 1) ? Table.NICS : null;
    }

    private @Nullable Table row(Row row) {
      if (routes.startsRow(row, 0)) {
        return Table.ROUTES;
      }
      if (addresses.startsRow(row, 0)) {
        return Table.ADDRESSES;
      }
      if (ipv6Addresses.startsRow(row, 0)) {
        return Table.IPV6_ADDRESSES;
      }
      return vmknics.startsRow(row, 0) ? Table.VMKNICS : null;
    }
  }
}
