"""URLs: one spelling for one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.addresses import clean, joined, normal, part, same_site


@pytest.mark.parametrize(
    ("url", "spelling"),
    [
        ("HTTP://Paper.TEST:80/a?utm_source=x&utm_medium=y#top", "http://paper.test/a"),
        ("https://paper.test:443", "https://paper.test/"),
        ("https://paper.test:8443/a", "https://paper.test:8443/a"),
        ("https://paper.test/a?id=7&fbclid=abc", "https://paper.test/a?id=7"),
        ("https://paper.test/a?b=1&a=%20x", "https://paper.test/a?b=1&a=%20x"),
        ("http://[2001:DB8::1]:80/", "http://[2001:db8::1]/"),
        ("urn:claimtrail:x:1#a", "urn:claimtrail:x:1#a"),
        ("http://paper.test:port/", "http://paper.test:port/"),
    ],
)
def test_normal(url: str, spelling: str) -> None:
    assert normal(url) == spelling
    assert normal(spelling) == spelling


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/b", "http://paper.test/b"),
        ("//other.test/b", "http://other.test/b"),
        ("?page=2", "http://paper.test/a?page=2"),
        ("mailto:desk@paper.test", None),
        ("javascript:void(0)", None),
        ("file:///etc/passwd", None),
        ("http://[broken/", None),
        ("http:", "http://paper.test/a"),
    ],
)
def test_joined(href: str, url: str | None) -> None:
    assert joined("http://paper.test/a", href) == url


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("https://www.paper.co.uk/a", "https://paper.co.uk/b", True),
        ("https://one.co.uk/", "https://two.co.uk/", False),
        ("https://news.paper.test/", "https://www.paper.test/", True),
        ("https://one.github.io/", "https://two.github.io/", True),
        ("urn:claimtrail:x:1", "https://paper.test/", False),
        ("http://127.0.0.1/", "http://127.0.0.1/a", True),
        ("http://10.0.0.1/", "http://11.0.0.1/", False),
    ],
)
def test_same_site(first: str, second: str, same: bool) -> None:
    assert same_site(first, second) is same


@pytest.mark.parametrize("address", ["", "paper.test/a", "/a", "http://", "http:///a", "not an address", "x: y"])
def test_what_cannot_be_an_address(address: str) -> None:
    with pytest.raises(ValueError, match="which"):
        clean(address)


@given(st.text(min_size=1))
def test_any_text_can_be_part_of_an_address(text: str) -> None:
    whole = f"urn:claimtrail:x:{part(text)}" if text.isascii() or _encodes(text) else "urn:x:y"
    assert clean(whole) == whole
    assert not any(character.isspace() for character in whole)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
