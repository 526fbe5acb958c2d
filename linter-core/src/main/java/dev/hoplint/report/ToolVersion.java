package dev.hoplint.report;

/** Which Hoplint this is. */
public final class ToolVersion {
  private ToolVersion() {}

  /** The version in the jar's manifest; {@code development} when run from bare classes. */
  public static String current() {
    String version = ToolVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
