package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.DeviceExtras;
import dev.hoplint.model.Ipsec;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.model.Setting;
import dev.hoplint.model.SlaOperation;
import dev.hoplint.model.SystemMtu;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for the whole device, groups of operations, and statements without a number. */
class DeviceLinesTest {
  private static DeviceExtras good(String... lines) {
    Ios ios = Ios.lines(lines);
    assertThat(ios.result.problems()).isEmpty();
    return ios.config.extras();
  }

  @Test
  void systemMtu() {
    SystemMtu mtu =
        good("system mtu 1998", "system mtu jumbo 9198", "system mtu routing 1500").systemMtu();

    assertThat(mtu.mtu().value()).isEqualTo(1998);
    assertThat(mtu.jumbo().value()).isEqualTo(9198);
    assertThat(mtu.routing().value()).isEqualTo(1500);
    assertThat(
            good("system mtu 1998", "no system mtu", "system mtu jumbo 9000", "no system mtu jumbo")
                .systemMtu())
        .isEqualTo(SystemMtu.NONE);
  }

  @Test
  void loadSharing() {
    Ios ios = Ios.lines("ip cef load-sharing algorithm include-ports source DESTINATION");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.extras().cefLoadSharing())
        .isEqualTo(
            new Setting<>(
                "include-ports source destination",
                ios.at("ip cef load-sharing algorithm include-ports source DESTINATION")));
    assertThat(
            good("ip cef load-sharing algorithm original", "no ip cef load-sharing algorithm")
                .cefLoadSharing())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "system mtu | `system mtu` needs a number",
        "system mtu jumbo big | `big` stands where a number is needed",
        "system mtu 1500 9000 | `9000` is not understood here",
        "system mtu 63 | `63` is not a number 64-65535",
        "ip cef load-sharing | `ip cef load-sharing` needs `algorithm`",
        "ip cef load-sharing algorithm | `ip cef load-sharing algorithm` needs the name of an algorithm",
        "ip sla group schedule 1 | `ip sla group schedule 1` needs the numbers of operations",
        "ip sla group schedule 1 5-2 | `5-2` is not the number of an operation",
        "ip sla group schedule one 5 | `one` stands where a number is needed",
        "crypto map M | `crypto map M` needs a number",
        "ip policy-list P | a policy list needs `permit` or `deny`",
      })
  void malformed(String line, String message) {
    assertThat(Ios.lines(line).malformed()).containsExactly(message);
  }

  /** Which of five operations run. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip sla group schedule 1 1-2,5 schedule-period 10 start-time now | 1 2 5",
        "ip sla group schedule 1 3 schedule-period 10 | 3",
        "ip sla group schedule 1 1 , 3 - 4 schedule-period 10 | 1 3 4",
        "ip sla group schedule 1 1-3;ip sla group schedule 1 add 5;"
            + "ip sla group schedule 1 delete 2 | 1 3 5",
        "ip sla group schedule 1 1-3;no ip sla group schedule 1 | ''",
        "ip sla group schedule 1 1-3;ip sla group schedule 2 3-4;no ip sla group schedule 1 | 3 4",
        "ip sla group schedule 1 7-9 schedule-period 10 | ''",
        "rtr schedule 4 start-time now | 4",
      })
  void groups(String lines, String running) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      text.append(i == 4 ? "rtr " : "ip sla ").append(i).append("\n");
      text.append(" type echo protocol ipIcmpEcho 192.0.2.1\n");
    }
    text.append(lines.replace(';', '\n')).append('\n');
    Ios ios = Ios.of(text.toString());

    assertThat(ios.result.problems()).isEmpty();
    StringBuilder found = new StringBuilder();
    for (SlaOperation operation : ios.config.extras().slaOperations()) {
      assertThat(operation.target()).isNotNull();
      if (operation.schedule() != null) {
        found.append(found.length() == 0 ? "" : " ").append(operation.number());
      }
    }
    assertThat(found.toString()).isEqualTo(Objects.requireNonNullElse(running, ""));
  }

  @Test
  void cryptoMapTakenAwayAsAWhole() {
    Ipsec ipsec =
        good(
                "crypto map M 10 ipsec-isakmp",
                " match address A",
                "crypto map M 20 ipsec-isakmp",
                "crypto map N 10 ipsec-isakmp",
                "no crypto map M",
                "interface Gi0/1",
                " crypto map N",
                "interface Gi0/2",
                "crypto map N")
            .ipsec();

    assertThat(ipsec.mapEntries()).extracting(Ipsec.MapEntry::name).containsExactly("N");
    Ios ios = Ios.lines("interface Gi0/1", " crypto map N", "interface Gi0/2", "crypto map N");
    assertThat(ios.config.interfaces())
        .allSatisfy(port -> assertThat(port.cryptoMap().name()).isEqualTo("N"));
  }

  @Test
  void namesOfFurtherLists() {
    Ios ios =
        Ios.lines(
            "ip extcommunity-list 10 permit rt 1:1",
            "ip extcommunity-list 10 permit rt 1:2",
            "ip extcommunity-list standard E",
            " 10 permit rt 1:1",
            "ip policy-list P permit",
            " match ip address 7",
            "ip policy-list Q deny",
            "no ip policy-list Q",
            "no ip extcommunity-list 10");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.definitions().others())
        .extracting(named -> named.kind() + " " + named.name())
        .containsExactly(Kind.EXTCOMMUNITY_LIST + " E", Kind.POLICY_LIST + " P");
  }

  @Test
  void onePrefixTakenAwayByItsNumber() {
    Ios ios =
        Ios.lines(
            "ip prefix-list A seq 5 permit 10.0.0.0/8",
            "ip prefix-list A seq 10 permit 11.0.0.0/8",
            "no ip prefix-list A seq 5",
            "ip prefix-list B seq 5 permit 10.0.0.0/8",
            "no ip prefix-list B seq 5",
            "no ip prefix-list C seq 5");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.definitions().prefixLists())
        .singleElement()
        .satisfies(list -> assertThat(list.entries()).hasSize(1));
  }
}
