package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code ip sla N} or {@code ip sla monitor N}.
 *
 * @param echo what {@code icmp-echo} sends to, an address or a name, as written
 * @param sourceAddress {@code source-ip A} of that line
 * @param sourceInterface {@code source-interface I} of that line
 * @param schedule {@code ip sla schedule N …}: without one it never runs
 */
public record SlaOperation(
    int number,
    @Nullable NameUse echo,
    @Nullable Ipv4Address sourceAddress,
    @Nullable NameUse sourceInterface,
    @Nullable Span schedule,
    Span span) {
  /** The address that is sent to; null if it is none or a name. */
  public @Nullable Ipv4Address target() {
    return echo == null ? null : Ipv4Address.parse(echo.name());
  }
}
