package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.OtherPart;
import dev.hoplint.model.Problem;
import dev.hoplint.source.PartKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code esxcli --formatter} prints for programs, by field name: domain 5.3. */
class EsxiFormatsTest {
  private static final List<String> ROUTES =
      List.of("0.0.0.0/0 via 172.16.0.1 dev vmk0 MANUAL", "10.10.10.0/24 dev vmk3 MANUAL");

  private static final String XML =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <output xmlns="http://www.vmware.com/Products/ESX/5.0/esxcli/">
      <root>
         <list type="structure">
            <structure typeName="IPv4Route">
               <field name="Gateway"><string>172.16.0.1</string></field>
               <field name="Interface">
                  <string>vmk0</string>
               </field>
               <field name="Netmask"><string>0.0.0.0</string></field>
               <field name="Network"><string>default</string></field>
               <field name="Source"><string>MANUAL</string></field>
            </structure>
            <structure typeName="IPv4Route">
               <field name="Gateway"><string>0.0.0.0</string></field>
               <field name="Interface"><string>vmk3</string></field>
               <field name="Netmask"><string>255.255.255.0</string></field>
               <field name="Network"><string>10.10.10.0</string></field>
               <field name="Source"><string>MANUAL</string></field>
            </structure>
         </list>
      </root>
      </output>
      """;

  private static final String KEY_VALUE =
      """
      structure[0].IPv4Route.Gateway.string=172.16.0.1
      structure[0].IPv4Route.Interface.string=vmk0
      structure[0].IPv4Route.Netmask.string=0.0.0.0
      structure[0].IPv4Route.Network.string=default
      structure[0].IPv4Route.Source.string=MANUAL
      structure[1].IPv4Route.Gateway.string=0.0.0.0
      structure[1].IPv4Route.Interface.string=vmk3
      structure[1].IPv4Route.Netmask.string=255.255.255.0
      structure[1].IPv4Route.Network.string=10.10.10.0
      structure[1].IPv4Route.Source.string=MANUAL
      """;

  @Test
  void csv() {
    HostDump routes =
        Dumps.dump(
            """
            [root@esx1:~] esxcli --formatter=csv network ip route ipv4 list
            Gateway,Interface,Netmask,Network,Source,
            172.16.0.1,vmk0,0.0.0.0,default,MANUAL,
            0.0.0.0,vmk3,255.255.255.0,10.10.10.0,MANUAL,
            """);
    assertThat(Dumps.routes(routes)).isEqualTo(ROUTES);
    assertThat(routes.complete()).isTrue();
    assertThat(routes.part().host()).isEqualTo("esx1");
    HostDump addresses =
        Dumps.dump(
            """
            AddressType,DHCPDNS,Gateway,IPv4Address,IPv4Broadcast,IPv4Netmask,Name,
            DHCP,true,10.0.0.1,10.0.0.9,10.0.0.255,255.255.255.0,vmk0,
            """);
    assertThat(Dumps.addresses(addresses)).containsExactly("vmk0 10.0.0.9/24 DHCP via 10.0.0.1");
    HostDump nics =
        Dumps.dump(
            """
            Enabled,MACAddress,MTU,Name,NetstackInstance,Portgroup,Portset
            true,00:50:56:01:02:03,1500,vmk0,defaultTcpipStack,"Web, and more",vSwitch0
            """);
    assertThat(Dumps.nics(nics)).containsExactly("vmk0 \"Web, and more\" defaultTcpipStack 1500");
  }

  @Test
  void csvRowsThatCannotBeRead() {
    FileFacts facts =
        Dumps.facts(
            """
            Gateway,Interface,Netmask,Network,Source,
            172.16.0.1,vmk0,0.0.0.0,default,MANUAL,
            0.0.0.0,vmk3,"255.255.255.0,10.10.10.0,MANUAL,
            0.0.0.0,vmk3,255.0.255.0,10.10.10.0,MANUAL,
            0.0.0.0,vmk3,255.255.255.0,10.10.10.0,MANUAL,
            """);
    assertThat(Dumps.routes((HostDump) facts.parts().get(0))).isEqualTo(ROUTES);
    assertThat(facts.problems()).hasSize(2).allMatch(p -> p.kind() == Problem.Kind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[root@esx1:~] esxcli --formatter=json network ip route ipv4 list\n"})
  void json(String prompt) {
    String json =
        """
        [
          {"Gateway": "172.16.0.1", "Interface": "vmk0", "Netmask": "0.0.0.0",
           "Network": "default", "Source": "MANUAL", "New": {"a": [1, 2]}},
          {"Network": "10.10.10.0", "Source": "MANUAL", "Interface": "vmk3",
           "Netmask": "255.255.255.0", "Gateway": "0.0.0.0"}
        ]
        """;
    HostDump dump = Dumps.dump(prompt + json);
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    assertThat(dump.complete()).isTrue();
    String content = prompt + json;
    var span = dump.routes().get(1).span();
    assertThat(content.substring(span.start(), span.end()))
        .startsWith("{\"Network\": \"10.10.10.0\"")
        .endsWith("\"0.0.0.0\"}");
  }

  @Test
  void jsonThatBreaksOffKeepsWhatCameBefore() {
    FileFacts facts =
        Dumps.facts(
            """
            [{"Gateway": "172.16.0.1", "Interface": "vmk0", "Netmask": "0.0.0.0", "Network": "default"},
             {"Gateway": "0.0.0.0", "Interface": "vmk3", "Netm""");
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.routes(dump)).containsExactly("0.0.0.0/0 via 172.16.0.1 dev vmk0");
    assertThat(dump.complete()).isFalse();
    assertThat(facts.problems()).hasSize(1);
    assertThat(facts.problems().get(0).message()).startsWith("malformed JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[root@esx1:~] esxcli --formatter=xml network ip route ipv4 list\n"})
  void xml(String prompt) {
    HostDump dump = Dumps.dump(prompt + XML + (prompt.isEmpty() ? "" : "[root@esx1:~] \n"));
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    assertThat(dump.complete()).isTrue();
    assertThat(dump.routeTable()).isTrue();
    var span = dump.routes().get(1).span();
    assertThat((prompt + XML).substring(span.start(), span.end()))
        .startsWith("<structure")
        .contains("10.10.10.0")
        .doesNotContain("vmk0")
        .endsWith("</structure>");
  }

  @Test
  void xmlOfInterfaces() {
    String nic =
        """
        <output xmlns="http://www.vmware.com/Products/ESX/5.0/esxcli/"><root><list type="structure">
        <structure typeName="NetworkInterface">
        <field name="MTU"><integer>9000</integer></field><field name="Name"><string>vmk1</string></field>
        <field name="NetstackInstance"><string>vmotion</string></field>
        <field name="Portgroup"><string>A &amp; B \u00e4</string></field>
        </structure></list></root></output>
        """;
    assertThat(Dumps.nics(Dumps.dump(nic))).containsExactly("vmk1 \"A & B \u00e4\" vmotion 9000");
  }

  @Test
  void xmlThatBreaksOffKeepsWhatCameBefore() {
    FileFacts facts = Dumps.facts(XML.substring(0, XML.indexOf("10.10.10.0")));
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.routes(dump)).containsExactly(ROUTES.get(0));
    assertThat(dump.complete()).isFalse();
    assertThat(facts.problems()).hasSize(1);
    assertThat(facts.problems().get(0).kind()).isEqualTo(Problem.Kind.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({"structure[0]., structure[1].", "'', ''"})
  void keyValue(String first, String second) {
    String plain = KEY_VALUE.replace("structure[0].", first).replace("structure[1].", second);
    String command = "[root@esx1:~] esxcli --formatter=keyvalue network ip route ipv4 list\n";
    for (String text : List.of(plain, command + plain)) {
      HostDump dump = Dumps.dump(text);
      assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
      assertThat(dump.complete()).isTrue();
      assertThat(text.substring(dump.routes().get(1).span().start()))
          .startsWith(second + "IPv4Route.Gateway.string=0.0.0.0");
    }
  }

  @Test
  void aRecordThatCannotBeReadCostsItselfAndTheWhole() {
    for (String text : List.of(XML, KEY_VALUE)) {
      FileFacts facts = Dumps.facts(text.replace("10.10.10.0", "10.10.300.0"));
      HostDump dump = (HostDump) facts.parts().get(0);
      assertThat(Dumps.routes(dump)).containsExactly(ROUTES.get(0));
      assertThat(dump.complete()).as("a row is missing").isFalse();
      assertThat(facts.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.message()).isEqualTo("\"10.10.300.0\" is no network"));
    }
  }

  @Test
  void ipv6RoutesOfAnyFormat() {
    String csv =
        """
        Gateway,Interface,Network,PrefixLength,Source,
        fe80::1,vmk0,default,0,MANUAL,
        ::,vmk0,2001:db8::,64,MANUAL,
        """;
    String json =
        """
        [{"Gateway": "fe80::1", "Interface": "vmk0", "Network": "default", "PrefixLength": 0}]
        """;
    String echoed = "[root@esx1:~] esxcli --formatter=json network ip route ipv6 list\n[]\n";
    for (String text : List.of(csv, json, echoed)) {
      HostDump dump = Dumps.dump(text);
      assertThat(dump.routes()).isEmpty();
      assertThat(dump.routeTable()).as("of IPv4").isFalse();
      assertThat(dump.ipv6().routeTable()).isTrue();
    }
    assertThat(Dumps.ipv6(Dumps.dump(csv)))
        .containsExactly("::/0 via fe80::1 dev vmk0 MANUAL", "2001:db8::/64 dev vmk0 MANUAL");
    assertThat(Dumps.ipv6(Dumps.dump(json))).containsExactly("::/0 via fe80::1 dev vmk0");
    assertThat(Dumps.facts(csv).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'Gateway': '172.16.0.1', 'Interface': 'vmk0', 'Netmask': '0.0.0.0', 'Network': 'default',"
            + " 'Source': 'MANUAL'}, {'Gateway': '0.0.0.0', 'Interface': 'vmk3', 'Netmask':"
            + " '255.255.255.0', 'Network': '10.10.10.0', 'New': {'a': ['}']}, 'Source': 'MANUAL'}]",
        "[{u'Gateway': u'172.16.0.1',\n  u'Interface': u'vmk0', u'Netmask': u'0.0.0.0',\n"
            + " u'Network': u'default', 'Source': \"MANUAL\", 'X': None},\n{'Gateway': '0.0.0.0',"
            + " 'Interface': 'vmk3', 'Netmask': '255.255.255.0', 'Network': '10.10.10.0',"
            + " 'Source': 'MANUAL',},\n]\n"
      })
  void python(String printed) {
    String command = "[root@esx1:~] esxcli --formatter=python network ip route ipv4 list\n";
    for (String text : List.of(printed, command + printed)) {
      HostDump dump = Dumps.dump(text);
      assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
      assertThat(dump.complete()).isTrue();
      assertThat(text.substring(dump.routes().get(1).span().start())).startsWith("{'Gateway': '0.");
    }
    FileFacts cut = Dumps.facts(printed.substring(0, printed.indexOf("10.10.10.0")));
    HostDump dump = (HostDump) cut.parts().get(0);
    assertThat(Dumps.routes(dump)).containsExactly(ROUTES.get(0));
    assertThat(dump.complete()).isFalse();
    assertThat(cut.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).isEqualTo("malformed output of Python"));
  }

  @Test
  void pythonOfInterfaces() {
    HostDump dump =
        Dumps.dump(
            "[{'Enabled': True, 'MTU': 9000, 'Name': 'vmk1', 'NetstackInstance': 'vmotion',"
                + " 'Portgroup': 'it\\'s'}]");
    assertThat(Dumps.nics(dump)).containsExactly("vmk1 \"it's\" vmotion 9000");
  }

  @Test
  void ipv6AddressesOfAnyFormat() {
    String table =
        """
        Interface  Address                      Netmask  Type    Status
        ---------  ---------------------------  -------  ------  ---------
        vmk0       fe80::250:56ff:fe64:1             64  STATIC  PREFERRED
        vmk1       2001:db8::5                       64  AUTO    PREFERRED
        """;
    String csv =
        """
        Address,Interface,Netmask,Status,Type,
        fe80::250:56ff:fe64:1,vmk0,64,PREFERRED,STATIC,
        2001:db8::5,vmk1,64,PREFERRED,AUTO,
        """;
    String json =
        """
        [
          {
            "Address": "fe80::250:56ff:fe64:1",
            "Interface": "vmk0",
            "Netmask": 64,
            "Type": "STATIC"
          },
          {
            "Address": "2001:db8::5",
            "Interface": "vmk1",
            "Netmask": 64,
            "Type": "AUTO"
          }
        ]
        """;
    String command = "[root@esx1:~] localcli network ip interface ipv6 address list\n";
    String line = table.replaceAll(" +", " ").replace("\n", " ");
    for (String text :
        List.of(table, csv, json, command + table, line, table.replaceAll(" +", " "))) {
      HostDump dump = Dumps.dump(text);
      assertThat(dump.part().kind()).isEqualTo(PartKind.ESXI_INTERFACE);
      assertThat(Dumps.ipv6(dump))
          .containsExactly("vmk0 fe80::250:56ff:fe64:1/64 STATIC", "vmk1 2001:db8::5/64 AUTO");
      assertThat(dump.addresses()).isEmpty();
      assertThat(Dumps.facts(text).problems()).isEmpty();
    }
  }

  @Test
  void ipv6InXmlAndKeyvalue() {
    HostDump routes =
        Dumps.dump(
            """
            [root@esx1:~] esxcli --formatter=keyvalue network ip route ipv6 list
            IPv6Route.Gateway.string=fe80::1
            IPv6Route.Interface.string=vmk0
            IPv6Route.Network.string=default
            IPv6Route.PrefixLength.integer=0
            IPv6Route.Gateway.string=::
            IPv6Route.Interface.string=vmk0
            IPv6Route.Network.string=2001:db8::
            IPv6Route.PrefixLength.integer=64
            """);
    assertThat(Dumps.ipv6(routes))
        .containsExactly("::/0 via fe80::1 dev vmk0", "2001:db8::/64 dev vmk0");
    HostDump addresses =
        Dumps.dump(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <output xmlns="http://www.vmware.com/Products/ESX/5.0/esxcli/"><root><list type="structure">
            <structure typeName="Address"><field name="Address"><string>fe80::9</string></field>
            <field name="Interface"><string>vmk0</string></field>
            <field name="Netmask"><integer>64</integer></field></structure>
            </list></root></output>
            """);
    assertThat(addresses.part().kind()).isEqualTo(PartKind.ESXI_INTERFACE);
    assertThat(Dumps.ipv6(addresses)).containsExactly("vmk0 fe80::9/64");
  }

  @Test
  void aRecordOfIpv6ThatCannotBeReadIsSaid() {
    FileFacts facts =
        Dumps.facts("Gateway,Interface,Network,PrefixLength,\n::,vmk0,2001:db8::,129,\n");
    assertThat(facts.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).isEqualTo("\"129\" is no prefix length"));
  }

  @Test
  void otherFormatsAreNamed() {
    FileFacts facts =
        Dumps.facts(
            """
            [root@esx1:~] esxcli --formatter=html network ip route ipv4 list
            <table><tr><td>172.16.0.1</td></tr></table>
            """);
    assertThat(((OtherPart) facts.parts().get(0)).reason())
        .isEqualTo(
            "output of esxcli that is neither a table nor csv, json, xml, keyvalue or python");
  }
}
