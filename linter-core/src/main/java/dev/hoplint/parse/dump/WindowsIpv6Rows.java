package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.model.HostDump.Linux;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.model.HostIpv6.Route;
import dev.hoplint.source.Span;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * IPv6 rows of {@code route print}: interface index, metric, prefix, and an address or words
 * ("On-link"), which stand on the next line where the prefix leaves no room.
 */
final class WindowsIpv6Rows {
  private final HostFacts facts;
  private boolean active;
  private boolean parted;

  /** A row whose gateway is still to come. */
  private @Nullable Route open;

  WindowsIpv6Rows(HostFacts facts) {
    this.facts = facts;
  }

  /** A title, or a row of equals signs: what follows may be the persistent routes. */
  void part() {
    end();
    parted = active;
  }

  static boolean startsAt(Row row, int word) {
    return row.isNumber(word)
        && row.isNumber(word + 1)
        && row.isIpv6(word + 2)
        && Ipv6Prefix.parse(row.text(word + 2)) != null
        && row.text(word).length() < 10
        && row.text(word + 1).length() < 11;
  }

  /** Reads the row that starts at a word; answers the word behind it. */
  int read(Row row, int word) {
    end();
    Route route =
        new Route(
            Objects.requireNonNull(Ipv6Prefix.parse(row.text(word + 2))),
            null,
            row.text(word),
            null,
            Long.parseLong(row.text(word + 1)),
            parted,
            RouteType.UNICAST,
            Linux.MAIN,
            row.span(word, word + 3));
    active = true;
    open = route;
    return word + 3 < row.size() ? gateway(row, word + 3) : word + 3;
  }

  /** Whether the gateway of the row above may start at a word. */
  boolean needsGateway() {
    return open != null;
  }

  /** Takes the gateway of the open row; answers the word behind it. */
  int gateway(Row row, int word) {
    Route route = open;
    Ipv6Address address = row.isIpv6(word) ? Ipv6Address.parse(row.text(word)) : null;
    int end = word;
    if (address != null) {
      end++;
    } else {
      while (end < row.size() && end < word + 4 && row.hasLetter(end) && !row.isIpv6(end)) {
        end++;
      }
    }
    if (route != null && end > word) {
      Span span = route.span();
      facts.ipv6Routes.add(
          new Route(
              route.prefix(),
              address,
              route.interfaceName(),
              null,
              route.metric(),
              route.persistent(),
              RouteType.UNICAST,
              Linux.MAIN,
              new Span(span.file(), span.start(), row.end(end - 1))));
    }
    open = null;
    return end;
  }

  /** A row without a gateway says nothing. */
  void end() {
    open = null;
  }
}
