"""Which addresses anybody may be sent to, and which of these lead to one that is not."""

from ipaddress import ip_address

import pytest

from factcheck.services.fetching import Fetcher
from factcheck.services.fetching.public import is_public
from factcheck.services.intake.refusals import Refused

NOT_PUBLIC = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.254 127.0.0.1 127.1.2.3 127.255.255.254
168.63.129.16 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1
192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 233.252.0.1
239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::ffff:127.0.0.1 ::ffff:9.9.9.9 ::ffff:0:127.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::9.9.9.9 64:ff9b:1::1
100::1 2001::1 2001:0:7f00:1:: 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:c0a8:1:: 3fff::1 5f00::1
fc00::1 fd00:ec2::254 fd12:3456::1 fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 ff0e::1 4000::1
"""
PUBLIC = "1.1.1.1 9.9.9.9 93.184.215.14 172.15.255.255 172.32.0.1 192.167.1.1 2620:fe::9 2a00:1450::1 2606:4700::1"
HIDDEN = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fe80::1]/",
    "http://10.0.0.1/",
    "http://192.168.1.1/admin",
    "http://169.254.169.254/latest/meta-data/",
    "https://[fd00:ec2::254]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://①②⑦.⓪.⓪.①/",
    "http://127.0.0.1:80/",
    "https://127.0.0.1:443/",
    "http://127.0.0.1#@9.9.9.9/",
    "http://127.0.0.1?@9.9.9.9/",
]
NONE_OF_OURS = [
    "file:///etc/passwd",
    "ftp://news.example/story",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "dict://127.0.0.1:11211/stats",
    "ldap://127.0.0.1/",
    "data:text/html,<p>words</p>",
    "javascript:alert(1)",
    "jar:http://news.example!/",
    "unix:///run/postgresql/.s.PGSQL.5432",
    "//news.example/story",
    "/etc/passwd",
    "news.example/story",
    "",
    "http://",
    "http:///story",
    "http://huda@news.example/",
    "http://huda:secret@news.example/",
    "http://@127.0.0.1/",
    "http://9.9.9.9@127.0.0.1/",
    "http://9.9.9.9\\@127.0.0.1/",
    "http://news.example:22/",
    "http://news.example:5432/",
    "http://news.example:6379/",
    "https://news.example:8443/",
    "http://news.example:0/",
    "http://news.example:99999/",
    "http://news.example:80:80/",
    "http://news.example\r\nHost: other/",
    "http://news.example/a\r\nX: y",
    "http://news.example/a b",
    "http://news.example/\x00",
    "http://[::1%25lo]/",
    "http://[fe80::1%eth0]/",
    "http://[::1/",
    "http://exa mple/",
    "http://news.example/" + "a" * 2000,
]


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_an_address_that_is_not_of_the_public_network_is_told(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC.split())
def test_a_public_address_is_one(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", HIDDEN)
def test_however_it_is_written_this_machine_and_its_network_are_not_reached(address):
    with pytest.raises(Refused, match=r"not a public address|no address is known|not a web address"):
        Fetcher().fetch(address)


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_a_name_that_leads_there_is_refused(address):
    fetcher = Fetcher(lookup=lambda *_: [address])

    with pytest.raises(Refused, match="not a public address"):
        fetcher.fetch("https://news.example/story")


def test_one_bad_address_among_good_ones_is_enough():
    fetcher = Fetcher(lookup=lambda *_: ["9.9.9.9", "127.0.0.1"])

    with pytest.raises(Refused, match=r"news\.example is 127\.0\.0\.1"):
        fetcher.fetch("https://news.example/story")


@pytest.mark.parametrize("address", NONE_OF_OURS)
def test_what_is_no_address_of_the_web_is_not_even_looked_up(address):
    looked_up = []
    fetcher = Fetcher(lookup=lambda *asked: looked_up.append(asked) or ["9.9.9.9"])

    with pytest.raises(Refused):
        fetcher.fetch(address)

    assert looked_up == []
