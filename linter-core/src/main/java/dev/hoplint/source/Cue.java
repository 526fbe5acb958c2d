package dev.hoplint.source;

/** What a line of a dump looks like. */
enum Cue {
  /** Nothing that tells a kind. */
  NONE(PartKind.UNKNOWN, false),
  ESXI_ROUTE_HEADER(PartKind.ESXI_ROUTE, true),
  ESXI_ROUTE_ROW(PartKind.ESXI_ROUTE, false),
  /** {@code interface ipv4 get}. */
  ESXI_ADDRESS_HEADER(PartKind.ESXI_INTERFACE, true),
  ESXI_ADDRESS_ROW(PartKind.ESXI_INTERFACE, false),
  /** {@code interface ipv6 address list}. */
  ESXI_IPV6_ADDRESS_HEADER(PartKind.ESXI_INTERFACE, true),
  ESXI_IPV6_ADDRESS_ROW(PartKind.ESXI_INTERFACE, false),
  /** {@code esxcfg-vmknic -l}. */
  ESXI_VMKNIC_HEADER(PartKind.ESXI_INTERFACE, true),
  ESXI_VMKNIC_ROW(PartKind.ESXI_INTERFACE, false),
  /** {@code Name: vmk0} of {@code interface list}. */
  ESXI_NIC(PartKind.ESXI_INTERFACE, false),
  /** Any other line of {@code interface list}. */
  ESXI_NIC_KEY(PartKind.ESXI_INTERFACE, false),
  WINDOWS_HEADER(PartKind.WINDOWS_ROUTE, true),
  WINDOWS_ROW(PartKind.WINDOWS_ROUTE, false),
  LINUX_HEADER(PartKind.LINUX_ROUTE, true),
  LINUX_ROW(PartKind.LINUX_ROUTE, false),
  IOS_ROUTE_HEADER(PartKind.IOS_ROUTE, true),
  IOS_ROUTE_ROW(PartKind.IOS_ROUTE, false);

  private final PartKind kind;
  private final boolean header;

  Cue(PartKind kind, boolean header) {
    this.kind = kind;
    this.header = header;
  }

  PartKind kind() {
    return kind;
  }

  /** Whether a table starts here: rows of the same kind may follow from another command. */
  boolean isHeader() {
    return header;
  }
}
