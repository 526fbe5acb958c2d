package dev.hoplint.testing;

import static dev.hoplint.rule.Severity.ERROR;
import static dev.hoplint.rule.Severity.NOTE;
import static dev.hoplint.rule.Severity.WARNING;

import dev.hoplint.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the case study's variants show, worked out by hand: the table of the lab's README. */
final class LabRows {
  /** The rules that these rows speak of; others may come and have their own tests. */
  static final Set<String> RULES =
      Set.of(
          "FRG-101", "FRG-102", "FRG-103", "PBR-206", "MTU-301", "MTU-302", "MTU-303", "MTU-304",
          "MTU-305", "MTU-306", "MTU-307", "MTU-308", "MTU-309", "MTU-310", "MTU-311", "MTU-312",
          "MTU-313", "MTU-314", "MTU-315", "MTU-316", "MTU-317", "RTE-401", "RTE-402", "PBR-214",
          "FLW-601", "FLW-602", "FLW-603", "FLW-604", "FLW-605");

  private static final String PERMIT_1001 = "permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001";
  private static final String PERMIT_1002 = "permit tcp host 172.16.1.10 host 1.1.1.10 eq 1002";
  private static final String PERMIT_ALL = "permit ip host 172.16.1.10 host 1.1.1.10";
  private static final String DENY_1002 = "deny   tcp host 172.16.1.10 host 1.1.1.10 eq 1002";
  private static final String DENY_FRAGMENTS =
      "deny   tcp host 172.16.1.10 host 1.1.1.10 fragments";
  private static final String PERMIT_FRAGMENTS =
      "permit tcp host 172.16.1.10 host 1.1.1.10 fragments";

  private LabRows() {}

  /** What {@code hoplint.yaml} says, if there is one. */
  enum Config {
    NONE,
    /** Host user: MTU 1476, no path MTU discovery; flows to the ports 1001 and 1002. */
    FLOWS,
    FLOWS_HOST_DOES_PMTUD,
    FLOWS_VFR_FEEDS_PBR
  }

  /** Which files are there. */
  enum Present {
    ALL,
    R2_ALONE
  }

  /**
   * One case.
   *
   * @param variant folder of the files laid over the base's, or ""
   * @param expected all findings of the rules that the rows speak of
   * @param witness which destination ports show the FRG-101; null if none is expected
   */
  record Row(
      String variant,
      Config config,
      Present files,
      List<String> expected,
      @Nullable IntPredicate witness) {
    @Override
    public String toString() {
      String name = variant.isEmpty() ? "base" : variant;
      return name
          + ", "
          + config.name().toLowerCase(Locale.ROOT)
          + (files == Present.R2_ALONE ? ", r2 alone" : "");
    }

    Row witness(IntPredicate ports) {
      return new Row(variant, config, files, expected, ports);
    }

    Row r2Alone() {
      return new Row(variant, config, Present.R2_ALONE, expected, witness);
    }

    /** Its files. */
    TestFolder folder() throws IOException {
      TestFolder folder = Lab.copy(variant);
      if (files == Present.R2_ALONE) {
        for (String other : List.of("r1.cfg", "r3.cfg", "isp.cfg")) {
          Files.delete(folder.path().resolve(other));
        }
      }
      String declared = Lab.text("hoplint.yaml");
      switch (config) {
        case NONE -> {}
        case FLOWS -> folder.write("hoplint.yaml", declared);
        case FLOWS_HOST_DOES_PMTUD ->
            folder.write(
                "hoplint.yaml",
                Lab.replaced(declared, "pathMtuDiscovery: false", "pathMtuDiscovery: true"));
        case FLOWS_VFR_FEEDS_PBR ->
            folder.write(
                "hoplint.yaml",
                Lab.replaced(declared, "network:\n", "network:\n  assume: {vfrFeedsPbr: true}\n"));
      }
      return folder;
    }
  }

  /** Every variant's map has a next hop that nothing checks, over the shared link to R1. */
  private static Row row(String variant, Config config, String... expected) {
    List<String> all = new ArrayList<>(List.of(expected));
    all.add(finding("PBR-206", NOTE, "r2.cfg", "set ip next-hop 192.168.12.1"));
    return new Row(variant, config, Present.ALL, all, null);
  }

  /** A finding, and the line of the file that it points at. */
  static String finding(String rule, Severity severity, String file, String line) {
    return "%s %s %s: %s".formatted(rule, severity.id(), file, line);
  }

  private static String frg101(Severity severity, String line) {
    return finding("FRG-101", severity, "r2.cfg", line);
  }

  private static String mtu303AtR2(Severity severity) {
    return finding("MTU-303", severity, "r2.cfg", "ip mtu 1440");
  }

  private static String mtu303AtR3(Severity severity) {
    return finding("MTU-303", severity, "r3.cfg", "ip mtu 1440");
  }

  /** Full-size packets of one of the declared flows are lost in fragments. */
  private static String flw603(Severity severity, String line) {
    return finding("FLW-603", severity, "r2.cfg", line);
  }

  /** The flow to port 1002 takes the backdoor. */
  private static String flw601(String line) {
    return finding("FLW-601", ERROR, "r2.cfg", line);
  }

  private static IntPredicate port(int port) {
    return p -> p == port;
  }

  private static IntPredicate but(Integer... ports) {
    return p -> !List.of(ports).contains(p);
  }

  static Stream<Row> all() {
    String clamp1300 = finding("MTU-305", NOTE, "r3.cfg", "ip tcp adjust-mss 1300");
    String clamp1436 = finding("MTU-304", ERROR, "r3.cfg", "ip tcp adjust-mss 1436");
    String guard = finding("FRG-102", WARNING, "r2.cfg", DENY_1002);
    String denied = finding("FRG-103", WARNING, "r2.cfg", DENY_FRAGMENTS);
    String permitted = finding("FRG-103", WARNING, "r2.cfg", PERMIT_FRAGMENTS);
    String unreachablesOff = finding("MTU-308", ERROR, "r3.cfg", "no ip unreachables");
    // Without a line of its own, the need is shown where the interface begins.
    String r3Derived = "interface Tunnel23";
    return Stream.of(
        row(
                "",
                Config.FLOWS,
                flw603(ERROR, PERMIT_1001),
                frg101(ERROR, PERMIT_1001),
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(port(1002)),
        row("", Config.NONE, frg101(ERROR, PERMIT_1001), mtu303AtR2(ERROR), mtu303AtR3(ERROR))
            .witness(but(1001)),
        row("", Config.NONE, frg101(ERROR, PERMIT_1001), mtu303AtR2(ERROR))
            .witness(but(1001))
            .r2Alone(),
        row(
                "s1-host-pmtud",
                Config.FLOWS_HOST_DOES_PMTUD,
                frg101(WARNING, PERMIT_1001),
                mtu303AtR2(WARNING),
                mtu303AtR3(WARNING))
            .witness(port(1002)),
        row(
                "s1-host-pmtud",
                Config.NONE,
                frg101(ERROR, PERMIT_1001),
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(but(1001)),
        row("s2a-mss-lan", Config.FLOWS, frg101(NOTE, PERMIT_1001), clamp1300).witness(port(1002)),
        row("s2a-mss-lan", Config.NONE, frg101(NOTE, PERMIT_1001), clamp1300).witness(but(1001)),
        row("s2b-mss-tunnel", Config.FLOWS, frg101(NOTE, PERMIT_1001)).witness(port(1002)),
        row("s2b-mss-tunnel", Config.NONE, frg101(NOTE, PERMIT_1001)).witness(but(1001)),
        row(
                "s2c-mss-too-big",
                Config.FLOWS,
                flw603(ERROR, PERMIT_1001),
                frg101(ERROR, PERMIT_1001),
                clamp1436)
            .witness(port(1002)),
        row("s2c-mss-too-big", Config.NONE, frg101(ERROR, PERMIT_1001), clamp1436)
            .witness(but(1001)),
        row(
                "s3-permit-both-ports",
                Config.FLOWS,
                flw601(PERMIT_1002),
                frg101(NOTE, PERMIT_1001),
                mtu303AtR2(WARNING),
                mtu303AtR3(WARNING))
            .witness(but(1001, 1002)),
        row(
                "s3-permit-both-ports",
                Config.NONE,
                frg101(ERROR, PERMIT_1001),
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(but(1001, 1002)),
        // Not 1001, as the published solution has it: a deny with a port does not stop the later
        // fragments of 1002.
        row(
                "s4-deny-l4-first",
                Config.FLOWS,
                flw603(ERROR, PERMIT_1001),
                frg101(ERROR, PERMIT_1001),
                guard,
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(port(1002)),
        row(
                "s4-deny-l4-first",
                Config.NONE,
                frg101(ERROR, PERMIT_1001),
                guard,
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(but(1001)),
        row(
                "s4b-deny-fragments-first",
                Config.FLOWS,
                flw603(ERROR, DENY_FRAGMENTS),
                frg101(ERROR, DENY_FRAGMENTS),
                denied,
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(port(1001)),
        row(
                "s4b-deny-fragments-first",
                Config.NONE,
                frg101(ERROR, DENY_FRAGMENTS),
                denied,
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(port(1001)),
        row(
            "s5-l3-pbr",
            Config.FLOWS,
            flw601(PERMIT_ALL),
            mtu303AtR2(WARNING),
            mtu303AtR3(WARNING)),
        row("s5-l3-pbr", Config.NONE, mtu303AtR2(WARNING), mtu303AtR3(WARNING)),
        row(
                "s6-fragments-permit",
                Config.FLOWS,
                flw603(ERROR, PERMIT_FRAGMENTS),
                frg101(ERROR, PERMIT_FRAGMENTS),
                permitted,
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(port(1002)),
        row(
                "s6-fragments-permit",
                Config.NONE,
                frg101(ERROR, PERMIT_FRAGMENTS),
                permitted,
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(but(1001)),
        row(
                "s7-vfr-visible",
                Config.FLOWS,
                flw603(ERROR, PERMIT_1001),
                frg101(ERROR, PERMIT_1001),
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(port(1002)),
        row(
                "s7-vfr-visible",
                Config.NONE,
                frg101(ERROR, PERMIT_1001),
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR))
            .witness(but(1001)),
        row(
                "s7-vfr-visible",
                Config.FLOWS_VFR_FEEDS_PBR,
                flw603(WARNING, PERMIT_1001),
                frg101(WARNING, PERMIT_1001),
                mtu303AtR2(WARNING),
                mtu303AtR3(WARNING))
            .witness(port(1002)),
        row(
                "s8-mtu-mismatch",
                Config.FLOWS,
                frg101(NOTE, PERMIT_1001),
                mtu303AtR2(WARNING),
                finding("MTU-303", WARNING, "r3.cfg", r3Derived),
                finding("MTU-306", WARNING, "r3.cfg", r3Derived))
            .witness(port(1002)),
        row(
                "s8-mtu-mismatch",
                Config.NONE,
                frg101(ERROR, PERMIT_1001),
                mtu303AtR2(ERROR),
                finding("MTU-303", ERROR, "r3.cfg", r3Derived),
                finding("MTU-306", WARNING, "r3.cfg", r3Derived))
            .witness(but(1001)),
        row(
                "s9-unreachables-off",
                Config.FLOWS,
                flw603(ERROR, PERMIT_1001),
                frg101(ERROR, PERMIT_1001),
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR),
                unreachablesOff)
            .witness(port(1002)),
        row(
                "s9-unreachables-off",
                Config.NONE,
                frg101(ERROR, PERMIT_1001),
                mtu303AtR2(ERROR),
                mtu303AtR3(ERROR),
                unreachablesOff)
            .witness(but(1001)),
        row(
                "s10-no-nat",
                Config.FLOWS,
                frg101(WARNING, PERMIT_1001),
                mtu303AtR2(WARNING),
                mtu303AtR3(WARNING))
            .witness(port(1002)),
        row(
                "s10-no-nat",
                Config.NONE,
                frg101(WARNING, PERMIT_1001),
                mtu303AtR2(WARNING),
                mtu303AtR3(WARNING))
            .witness(but(1001)));
  }
}
