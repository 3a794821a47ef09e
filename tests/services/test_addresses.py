import pytest

from factcheck.errors import InvalidInput
from factcheck.services.addresses import normalize_url

SAME = "example.org/a"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a",
        "http://example.org/a",
        "HTTPS://WWW.Example.ORG/a/",
        "https://example.org:443/a#comments",
        "https://example.org/a?utm_source=x&fbclid=y",
        "  https://example.org/a  ",
    ],
)
def test_addresses_of_one_article_come_to_the_same(url):
    assert normalize_url(url) == SAME


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/A",
        "https://example.org/a?id=7",
        "https://example.org:8080/a",
        "https://news.example.org/a",
        "https://example.org/a/b",
    ],
)
def test_addresses_of_other_articles_stay_apart(url):
    assert normalize_url(url) != SAME


def test_the_order_of_parameters_does_not_matter():
    assert normalize_url("https://example.org/?b=2&a=1") == normalize_url("https://example.org?a=1&b=2")


@pytest.mark.parametrize("url", ["", "example.org/a", "ftp://example.org/a", "https://", "https://[::1", "http://h:x/"])
def test_what_is_no_web_address_is_refused_with_its_value(url):
    with pytest.raises(InvalidInput) as refused:
        normalize_url(url)

    assert repr(url) in refused.value.message
    assert refused.value.hint
