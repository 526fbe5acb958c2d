// Address translation.
parser grammar IosNat;

natStatement
  : NAT
  ( side=INSIDE (kind=SOURCE translation=natRule | kind=DESTINATION dynamic=natDynamic)
  | side=OUTSIDE kind=SOURCE translation=natRule
  | kind=SOURCE translation=natRule
  | pool=natPoolBlock
  )
  ;

natRule : dynamic=natDynamic | fixed=natStatic ;

natDynamic
  : selector=(LIST|ROUTE_MAP) name=~(NL|NLI) (POOL pool=~(NL|NLI) | INTERFACE type=~(NL|NLI) slot=(INT|SLOT)?)
    options+=natOption*
  ;

natStatic
  : STATIC
  ( network=NETWORK local=IPV4 global=IPV4 length=~(NL|NLI)
  | local=IPV4 target=natTarget
  | protocol=~(NL|NLI|NETWORK|IPV4) local=IPV4 localPort=~(NL|NLI|IPV4|INTERFACE)? target=natTarget
  )
  options+=natOption*
  ;

natTarget : global=IPV4 port=INT? | INTERFACE type=~(NL|NLI) slot=SLOT? numbers+=INT* ;

natOption
  : overload=OVERLOAD
  | VRF vrf=~(NL|NLI)
  | ROUTE_MAP routeMap=~(NL|NLI)
  | other=~(NL|NLI|OVERLOAD|VRF|ROUTE_MAP|INT|SLOT) number=INT?
  ;

natPoolBlock : natPoolHeader (NLI natPoolLine)* ;

natPoolHeader : POOL (name=~(NL|NLI) (first=IPV4 last=IPV4)? options+=natPoolOption*)? ;

natPoolOption
  : NETMASK mask=IPV4
  | PREFIX_LENGTH length=INT
  | ~(NL|NLI|NETMASK|PREFIX_LENGTH|IPV4)
  ;

natPoolLine : prefix? ADDRESS first=IPV4 last=IPV4 ;
