package dev.hoplint.address;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * TCP and UDP ports by the names that IOS takes and shows in access lists (Cisco IOS Security
 * Command Reference, {@code permit (IP)}: TCP and UDP port names). The two protocols have different
 * names; some names are one port for TCP and another for UDP.
 */
public final class ServicePorts {
  private static final Map<String, Integer> TCP = new HashMap<>();
  private static final Map<String, Integer> UDP = new HashMap<>();
  private static final Map<Integer, String> TCP_NAMES = new HashMap<>();
  private static final Map<Integer, String> UDP_NAMES = new HashMap<>();

  static {
    tcp("echo", 7);
    tcp("discard", 9);
    tcp("daytime", 13);
    tcp("chargen", 19);
    tcp("ftp-data", 20);
    tcp("ftp", 21);
    tcp("telnet", 23);
    tcp("smtp", 25);
    tcp("time", 37);
    tcp("whois", 43);
    tcp("tacacs", 49);
    tcp("domain", 53);
    tcp("gopher", 70);
    tcp("finger", 79);
    tcp("www", 80);
    tcp("hostname", 101);
    tcp("pop2", 109);
    tcp("pop3", 110);
    tcp("sunrpc", 111);
    tcp("ident", 113);
    tcp("nntp", 119);
    tcp("msrpc", 135);
    tcp("bgp", 179);
    tcp("irc", 194);
    tcp("pim-auto-rp", 496);
    tcp("exec", 512);
    tcp("login", 513);
    tcp("cmd", 514);
    tcp("lpd", 515);
    tcp("talk", 517);
    tcp("uucp", 540);
    tcp("klogin", 543);
    tcp("kshell", 544);
    tcp("drip", 3949);
    tcp("onep-plain", 15001);
    tcp("onep-tls", 15002);

    udp("echo", 7);
    udp("discard", 9);
    udp("time", 37);
    udp("nameserver", 42);
    udp("tacacs", 49);
    udp("domain", 53);
    udp("bootps", 67);
    udp("bootpc", 68);
    udp("tftp", 69);
    udp("sunrpc", 111);
    udp("ntp", 123);
    udp("netbios-ns", 137);
    udp("netbios-dgm", 138);
    udp("netbios-ss", 139);
    udp("snmp", 161);
    udp("snmptrap", 162);
    udp("xdmcp", 177);
    udp("dnsix", 195);
    udp("mobile-ip", 434);
    udp("pim-auto-rp", 496);
    udp("isakmp", 500);
    udp("biff", 512);
    udp("who", 513);
    udp("syslog", 514);
    udp("talk", 517);
    udp("rip", 520);
    udp("ripv6", 521);
    udp("non500-isakmp", 4500);

    // Taken on entry, or by other releases, but never shown: only from name to number.
    TCP.put("http", 80);
    TCP.put("https", 443);
    TCP.put("ssh", 22);
    TCP.put("syslog", 514);
    TCP.put("connectedapps-plain", 15001);
    TCP.put("connectedapps-tls", 15002);
    TCP.put("tacacs-ds", 49);
    UDP.put("dns", 53);
    UDP.put("tacacs-ds", 49);
  }

  private ServicePorts() {}

  private static void tcp(String name, int port) {
    TCP.put(name, port);
    TCP_NAMES.put(port, name);
  }

  private static void udp(String name, int port) {
    UDP.put(name, port);
    UDP_NAMES.put(port, name);
  }

  /** The TCP port of a name in lower case, or null. */
  public static @Nullable Integer tcp(String name) {
    return TCP.get(name);
  }

  /** The UDP port of a name in lower case, or null. */
  public static @Nullable Integer udp(String name) {
    return UDP.get(name);
  }

  /** As {@link #tcp} or {@link #udp}, or of the one name that begins so; null if there is none. */
  public static @Nullable Integer abbreviated(String name, boolean udp) {
    return Abbreviations.find(udp ? UDP : TCP, name);
  }

  /** The name that IOS shows for a TCP port, or null if it shows the number. */
  public static @Nullable String tcpName(int port) {
    return TCP_NAMES.get(port);
  }

  /** The name that IOS shows for a UDP port, or null if it shows the number. */
  public static @Nullable String udpName(int port) {
    return UDP_NAMES.get(port);
  }
}
