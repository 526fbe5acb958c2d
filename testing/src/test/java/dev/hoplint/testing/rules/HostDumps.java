package dev.hoplint.testing.rules;

/** Host dumps around the rows that a test is about. */
final class HostDumps {
  private HostDumps() {}

  /** {@code esxcli network ip route ipv4 list}. */
  static String esxi(String... rows) {
    return """
        Network       Netmask        Gateway         Interface  Source
        ------------  -------------  --------------  ---------  ------
        """
        + String.join("\n", rows)
        + "\n";
  }

  /** {@code route print} without the interface list. */
  static String windows(String... rows) {
    return """
        ===========================================================================
        IPv4 Route Table
        ===========================================================================
        Active Routes:
        Network Destination        Netmask          Gateway       Interface  Metric
        """
        + String.join("\n", rows)
        + """

        ===========================================================================
        Persistent Routes:
          None
        """;
  }

  /** {@code esxcfg-vmknic -l}; a row is interface, port group, address and stack, with commas. */
  static String vmknics(String... rows) {
    StringBuilder text =
        new StringBuilder(
            "Interface  Port Group/DVPort/Opaque Network        IP Family IP Address      "
                + " Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled"
                + " Type                NetStack\n");
    for (String row : rows) {
      if (row.startsWith("#")) {
        text.append(row).append('\n');
        continue;
      }
      String[] cells = row.split(",", -1);
      text.append(
          "%s  %s  IPv4  %s  255.255.255.0  10.255.255.255  00:50:56:64:00:01  1500  65535  %s  STATIC  %s%n"
              .formatted(
                  cells[0], cells[1], cells[2], cells.length > 4 ? cells[4] : "true", cells[3]));
    }
    return text.toString();
  }
}
