"""Which addresses of the network anybody may be sent to.

The lists are those of IANA's special-purpose registries (RFC 6890 and its updates, read in 2026), written out: what
Python's ``is_global`` means has changed from version to version, and it lets through addresses that hold another one.
Both are asked, and either refuses.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address

_V4 = (
    "0.0.0.0/8",  # this network
    "10.0.0.0/8",  # private
    "100.64.0.0/10",  # carrier-grade NAT
    "127.0.0.0/8",  # this machine
    "168.63.129.16/32",  # public by its number, and the door to a machine's keeper at one great provider
    "169.254.0.0/16",  # link-local, and where clouds tell machines their secrets
    "172.16.0.0/12",  # private
    "192.0.0.0/24",  # protocol assignments
    "192.0.2.0/24",  # documentation
    "192.31.196.0/24",  # AS112
    "192.52.193.0/24",  # multicast tunnels
    "192.88.99.0/24",  # 6to4 relays
    "192.168.0.0/16",  # private
    "192.175.48.0/24",  # AS112
    "198.18.0.0/15",  # benchmarks
    "198.51.100.0/24",  # documentation
    "203.0.113.0/24",  # documentation
    "224.0.0.0/4",  # multicast
    "240.0.0.0/4",  # reserved, and broadcast
)
# Of IPv6 only what is given out as global unicast, less what is special in it. That leaves out this machine, private,
# link-local and multicast addresses, and those that hold an IPv4 address: mapped, compatible, NAT64 (64:ff9b::/96).
_GIVEN_OUT = ip_network("2000::/3")
_V6 = (
    "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
    "2001:db8::/32",  # documentation
    "2002::/16",  # 6to4: holds an IPv4 address
    "2620:4f:8000::/48",  # AS112
    "3fff::/20",  # documentation
)
_REFUSED: tuple[IPv4Network | IPv6Network, ...] = tuple(map(ip_network, (*_V4, *_V6)))


def is_public(address: Address) -> bool:
    """Whether it is an ordinary address of the public network.

    >>> from ipaddress import ip_address
    >>> [is_public(ip_address(each)) for each in ("9.9.9.9", "2620:fe::9", "127.0.0.1", "::ffff:9.9.9.9")]
    [True, True, False, False]
    """
    if isinstance(address, IPv6Address) and (address not in _GIVEN_OUT or address.scope_id is not None):
        return False
    special = any(address in network for network in _REFUSED if network.version == address.version)
    return address.is_global and not address.is_multicast and not address.is_reserved and not special
