package dev.hoplint.source;

/** What a part of a file is, judged by its content. */
public enum PartKind {
  IOS_CONFIG("ios-config"),
  /** {@code show ip route} of IOS. */
  IOS_ROUTE("ios-route"),
  ESXI_ROUTE("esxi-route"),
  ESXI_INTERFACE("esxi-interface"),
  WINDOWS_ROUTE("windows-route"),
  LINUX_ROUTE("linux-route"),
  UNKNOWN("unknown");

  private final String id;

  PartKind(String id) {
    this.id = id;
  }

  /** The name in reports. */
  public String id() {
    return id;
  }
}
