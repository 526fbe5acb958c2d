// IPv4 access lists, named and numbered.
parser grammar IosAcl;

accessListBlock
  : ACCESS_LIST
  ( extendedHeader (NLI extendedLine)*
  | standardHeader (NLI standardLine)*
  | listResequence
  )
  ;

extendedHeader : EXTENDED name=~(NL|NLI)? ;

standardHeader : STANDARD name=~(NL|NLI)? ;

/** New sequence numbers for the entries that the list has by now. */
listResequence : RESEQUENCE words+=~(NL|NLI)* ;

extendedLine
  : prefix? sequence=INT?
  ( dynamic=dynamicList? action=(PERMIT|DENY) body=extendedRule
  | EVALUATE reflected=~(NL|NLI)
  | remark=REMARK ~(NL|NLI)*
  )?
  ;

standardLine
  : prefix? sequence=INT?
  ( action=(PERMIT|DENY) (body=standardRule | OBJECT_GROUP group=~(NL|NLI) (log=LOG ~(NL|NLI)?)?)
  | remark=REMARK ~(NL|NLI)*
  )?
  ;

numberedListLine
  : ACCESS_LIST number=INT
  ( dynamic=dynamicList? action=(PERMIT|DENY) (standard=standardRule | extended=extendedRule)
  | remark=REMARK ~(NL|NLI)*
  )?
  ;

dynamicList : DYNAMIC name=~(NL|NLI) (TIMEOUT INT)? ;

standardRule
  : ( ANY
    | HOST host=IPV4
    | base=IPV4 wildcard=IPV4?
    )
    (log=LOG ~(NL|NLI)?)?
  ;

extendedRule
  : protocol=listProtocol source=listAddress sourcePorts=listPorts? destination=listAddress
    (destinationPorts=listPorts | types+=listValue+)?
    options+=listOption*
  ;

listProtocol : OBJECT_GROUP group=~(NL|NLI) | name=~(NL|NLI|ANY|HOST|IPV4|OBJECT_GROUP|ADDRGROUP) ;

listAddress
  : ANY
  | HOST host=IPV4
  | base=IPV4 wildcard=IPV4
  | (OBJECT_GROUP|ADDRGROUP) group=~(NL|NLI)
  ;

listPorts
  : operator=(EQ|NEQ) values+=listValue+
  | operator=(GT|LT) values+=listValue
  | operator=RANGE values+=listValue values+=listValue
  | operator=PORTGROUP group=~(NL|NLI)
  ;

/** A port, an ICMP type or code, an IGMP type: by number or name. */
listValue
  : ~( NL | NLI | ANY | HOST | IPV4 | OBJECT_GROUP | ADDRGROUP | PORTGROUP | EQ | NEQ | GT | LT | RANGE | FRAGMENTS | ESTABLISHED
     | ACK | FIN | PSH | RST | SYN | URG | MATCH_ALL | MATCH_ANY | LOG | LOG_INPUT | TIME_RANGE
     | DSCP | PRECEDENCE | TOS | OPTION | TTL | REFLECT )
  ;

listOption
  : single=(FRAGMENTS|ESTABLISHED|ACK|FIN|PSH|RST|SYN|URG)
  | match=(MATCH_ALL|MATCH_ANY) flags+=FLAG+
  | log=(LOG|LOG_INPUT) WORD?
  | TIME_RANGE timeRange=~(NL|NLI)
  | field=(DSCP|PRECEDENCE|TOS|OPTION) value=~(NL|NLI)
  | field=TTL operator=(EQ|NEQ|GT|LT|RANGE) values+=INT+
  | REFLECT reflected=~(NL|NLI) (TIMEOUT INT)?
  ;
