package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FRG-111: the ways are followed to where they end, and fragments must be able to come. */
class LoadSharingEndsTest {
  private static final String FLOWS = "network:\n  flows:\n    - ";
  private static final String HOST =
      "network:\n  hosts:\n    - {name: c, address: 10.1.0.10/24, gateway: 10.1.0.1, mtu: 1400}\n  flows:\n    - ";
  private static final String TCP =
      "{name: web, protocol: tcp, source: 10.1.0.10, destination: 10.9.0.10, port: 443}\n";

  /** R1 reaches R4's network by R2 and by R3. */
  private static RuleTester square(String mark, String r1, String r2, String r3, String r4) {
    return RuleTester.of("FRG-111")
        .file(
            "r1.cfg",
            """
            hostname R1
            interface GigabitEthernet0/0
             ip address 10.1.0.1 255.255.255.0
             ip nat inside
            interface GigabitEthernet0/2
             ip address 10.0.12.1 255.255.255.252
            %s
            %s
             ip load-sharing per-packet
            interface GigabitEthernet0/3
             ip address 10.0.13.1 255.255.255.252
            ip access-list standard N
             permit 10.77.0.0 0.0.255.255
            ip nat inside source list N interface GigabitEthernet0/2 overload
            ip route 10.9.0.0 255.255.0.0 10.0.12.2
            ip route 10.9.0.0 255.255.0.0 10.0.13.2
            end
            """
                .formatted(lines(r1), mark))
        .file("r2.cfg", middle("R2", "12", "24", r2))
        .file("r3.cfg", middle("R3", "13", "34", r3))
        .file(
            "r4.cfg",
            """
            hostname R4
            interface GigabitEthernet0/2
             ip address 10.0.24.2 255.255.255.252
            %1$s
            interface GigabitEthernet0/3
             ip address 10.0.34.2 255.255.255.252
            %1$s
            interface GigabitEthernet0/9
             ip address 10.9.0.1 255.255.255.0
            ip route 10.1.0.0 255.255.255.0 10.0.24.1
            end
            """
                .formatted(lines(r4)));
  }

  private static String middle(String name, String near, String far, String line) {
    return """
        hostname %1$s
        interface GigabitEthernet0/1
         ip address 10.0.%2$s.2 255.255.255.252
         ip nat inside
        interface GigabitEthernet0/4
         ip address 10.0.%3$s.1 255.255.255.252
        %4$s
        ip access-list standard N
         permit 10.1.0.0 0.0.0.255
        ip nat inside source list N interface GigabitEthernet0/4 overload
        ip route 10.9.0.0 255.255.0.0 10.0.%3$s.2
        ip route 10.1.0.0 255.255.255.0 10.0.%2$s.1
        end
        """
        .formatted(name, near, far, lines(line));
  }

  private static String lines(String text) {
    return text == null ? " no shutdown" : " " + text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "warning the pieces arrive from 10.0.24.1 and from 10.1.0.254|| ip nat outside |                | ",
        "warning the pieces arrive from 10.0.24.1|          | ip nat outside | ip nat outside | ",
        "warning the ways differ in connection tracking (R3)| |              | ip inspect FW out | ",
        "warning only GigabitEthernet0/2 tracks|ip inspect FW out |           |                | ",
        // They join again, and one device sees all pieces.
        "note out of order|                  |              |                | ip inspect FW in",
        "note out of order|                  |              |                | ",
        // The translation is for others.
        "note out of order|ip nat outside    |              |                | "
      })
  void whereTheWaysEnd(String expected, String r1, String r2, String r3, String r4) {
    square("! BUG: FRG-111 " + expected, r1, r2, r3, r4).expect();
  }

  @Test
  void segmentsThatFitNeverComeInFragments() {
    square("! BUG: FRG-111 note would never be put together", null, "ip nat outside", null, null)
        .config(HOST + TCP)
        .expect();
  }

  @Test
  void smallDatagramsDoNotEither() {
    square("! BUG: FRG-111 note fit everywhere before it", null, "ip nat outside", null, null)
        .config(
            FLOWS
                + "{name: log, protocol: udp, source: 10.1.0.10, destination: 10.9.0.10, port: 514, maxPayload: 900}\n")
        .expect();
  }

  @Test
  void largeDatagramsDo() {
    square("! BUG: FRG-111 warning are never put together", null, "ip nat outside", null, null)
        .config(
            HOST
                + TCP
                + "    - {name: log, protocol: udp, source: 10.1.0.10, destination: 10.9.0.10, port: 514, maxPayload: 4000}\n")
        .expect();
  }

  /** A flow to somewhere else says nothing of what takes these ways. */
  @Test
  void otherFlowsDoNotCount() {
    square("! BUG: FRG-111 warning are never put together", null, "ip nat outside", null, null)
        .config(HOST + TCP.replace("10.9.0.10", "10.0.13.2"))
        .expect();
  }
}
