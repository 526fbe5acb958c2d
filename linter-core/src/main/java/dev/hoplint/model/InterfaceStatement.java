package dev.hoplint.model;

/** The interface sub-commands that rules read; a malformed one makes rules silent that need it. */
public enum InterfaceStatement {
  ADDRESS,
  VRF,
  MTU,
  IP_MTU,
  ADJUST_MSS,
  POLICY,
  NAT,
  ACCESS_GROUP,
  UNREACHABLES,
  VIRTUAL_REASSEMBLY,
  INSPECTION,
  CRYPTO_MAP,
  TUNNEL,
  SHUTDOWN,
  VIRTUAL_ADDRESS,
  IPV6,
  MPLS,
  SOURCE_CHECK,
  SERVICE_POLICY,
  LINK,
  OSPF
}
