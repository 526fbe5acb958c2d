package dev.hoplint.parse.dump;

import org.jspecify.annotations.Nullable;

/** The keys of {@code esxcli network ip interface list}, of all releases seen. */
enum NicKey {
  NAME("name:"),
  MAC_ADDRESS("mac", "address:"),
  ENABLED("enabled:"),
  PORTSET("portset:"),
  PORTGROUP("portgroup:"),
  NETSTACK("netstack", "instance:"),
  VDS_NAME("vds", "name:"),
  VDS_UUID("vds", "uuid:"),
  VDS_PORT("vds", "port:"),
  VDS_CONNECTION("vds", "connection:"),
  OPAQUE_NETWORK_ID("opaque", "network", "id:"),
  OPAQUE_NETWORK_TYPE("opaque", "network", "type:"),
  EXTERNAL_ID("external", "id:"),
  MTU("mtu:"),
  TSO_MSS("tso", "mss:"),
  RX_DISPATCH_QUEUE_SIZE("rxdispqueue", "size:"),
  PORT_ID("port", "id:"),
  URPF("urpf:");

  private final String first;
  private final String second;
  private final String third;

  NicKey(String first) {
    this(first, "", "");
  }

  NicKey(String first, String second) {
    this(first, second, "");
  }

  NicKey(String first, String second, String third) {
    this.first = first;
    this.second = second;
    this.third = third;
  }

  private int words() {
    return third.isEmpty() ? second.isEmpty() ? 1 : 2 : 3;
  }

  private boolean isAt(Row row, int word) {
    return row.is(word, first)
        && (second.isEmpty() || row.is(word + 1, second))
        && (third.isEmpty() || row.is(word + 2, third));
  }

  /** The key that is the words from {@code from} to {@code to} (exclusive), or null. */
  static @Nullable NicKey of(Row row, int from, int to) {
    for (NicKey key : values()) {
      if (to - from == key.words() && key.isAt(row, from)) {
        return key;
      }
    }
    return null;
  }

  /** Whether a key, or a block's name, starts at a word: on one line a value ends there. */
  static boolean startsAt(Row row, int word) {
    if (row.isVmknic(word) && row.is(word + 1, "name:")) {
      return true;
    }
    for (NicKey key : values()) {
      if (key.isAt(row, word)) {
        return true;
      }
    }
    return false;
  }
}
