"""Pictures: upright, without metadata, in sizes that fit, and never the original."""

import io
import shutil
from pathlib import Path

import pytest
from lxml import html as lxml_html
from PIL import Image, ImageCms

from conftest import ROOT, build
from moteplass.enrich.pictures import files_of, picture_sets

GPS = 0x8825  # EXIF tag of the GPS directory
ORIENTATION = 0x0112
SECRET = "Kvakkelorum-kamera"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a photo as a phone saves it: lying on its side, with GPS, and named with spaces and æøå."""
    root = tmp_path_factory.mktemp("photo")
    content = root / "content"
    shutil.copytree(ROOT / "content", content)
    photo = Image.new("RGB", (2000, 1200), "#336699")
    photo.paste("#cc3311", (0, 0, 400, 1200))  # the left edge, which is the top once the picture stands upright
    exif = photo.getexif()
    exif[ORIENTATION] = 6
    exif[0x010F] = SECRET
    exif.get_ifd(GPS).update({1: "N", 2: (60.0, 23.0, 30.0), 3: "E", 4: (5.0, 19.0, 12.0)})
    photo.save(content / "images" / "Møte på låven.jpg", exif=exif, comment=SECRET.encode())
    page = "---\ntitle: Bilde\nsummary: Et bilde fra en telefon.\n---\n\nSe her.\n\n![En låve](<Møte på låven.jpg>)\n"
    (content / "pages" / "bilde.md").write_text(page, encoding="utf-8")
    build(root / "site", content=content)
    return root / "site"


def test_the_photo_really_has_gps(tmp_path: Path) -> None:
    """What the other tests look for can be found: Pillow reads back GPS that it wrote."""
    photo = Image.new("RGB", (10, 10))
    exif = photo.getexif()
    exif.get_ifd(GPS).update({1: "N", 2: (60.0, 23.0, 30.0)})
    photo.save(tmp_path / "a.jpg", exif=exif)
    with Image.open(tmp_path / "a.jpg") as read:
        assert read.getexif().get_ifd(GPS)


def test_no_metadata_is_published(built: Path) -> None:
    """No EXIF (so no GPS), XMP or comment in any picture of the site, nor the camera's name anywhere in its bytes."""
    pictures = list((built / "bilder").glob("mote-pa-laven*"))
    assert pictures
    for path in pictures:
        with Image.open(path) as picture:
            assert not picture.getexif(), path
            assert not {"exif", "xmp", "comment", "XML:com.adobe.xmp", "icc_profile"} & set(picture.info), path
        assert SECRET.encode() not in path.read_bytes(), path


def test_the_picture_stands_upright(built: Path) -> None:
    """2000 × 1200 on its side becomes portrait, in the pixels themselves, and the HTML says the same proportions."""
    for path in (built / "bilder").glob("mote-pa-laven*"):
        with Image.open(path) as picture:
            assert picture.height > picture.width
            red, _, blue = picture.convert("RGB").getpixel((picture.width // 2, 5))  # type: ignore[misc]  # three channels
            assert red > blue, path
    image = page(built).xpath("//main//img")[0]
    assert int(image.get("width")) == 1200
    assert int(image.get("height")) == 2000


def test_sizes_and_formats_to_choose_from(built: Path) -> None:
    """AVIF, WebP and JPEG, each in the widths up to the picture's own, every one as wide as it says."""
    picture = page(built).xpath("//main//picture")[0]
    assert picture.xpath(".//source/@type") == ["image/avif", "image/webp"]
    for srcset in picture.xpath(".//source/@srcset | .//img/@srcset"):
        candidates = [candidate.split() for candidate in srcset.split(", ")]
        assert [width for _, width in candidates] == ["480w", "720w", "960w", "1200w"]
        for url, width in candidates:
            with Image.open(built / url.lstrip("/")) as file:
                assert f"{file.width}w" == width


def test_the_original_is_not_published(built: Path) -> None:
    """No file of the site has an original's bytes or the name that the phone gave it, nor does any page tell that name. No picture
    is wider than the widest that pages use."""
    originals = {path.read_bytes() for path in (built.parent / "content" / "images").iterdir()}
    files = [path for path in built.rglob("*") if path.is_file()]
    assert len(originals) > 1
    assert not [path for path in files if path.read_bytes() in originals]
    assert not [path for path in files if "låven" in path.name or "låven".encode() in path.read_bytes()]
    pictures = [path for path in files if path.suffix in (".avif", ".webp", ".jpg", ".png")]
    assert pictures
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.width <= 1600, path


def test_colours_are_those_of_the_profile(tmp_path: Path) -> None:
    """A picture with a colour profile of its own, as most telephones' have, comes out as sRGB and without it; one whose
    profile is no profile comes out as it is."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # Red and blue change places: what is red by its numbers is blue to look at.
    swapped = plain.replace(b"rXYZ", b"tmp_").replace(b"bXYZ", b"rXYZ").replace(b"tmp_", b"bXYZ")
    looks = {"bytt.png": (swapped, (0, 0, 255)), "vanlig.png": (plain, (255, 0, 0)), "rot.png": (b"rot", (255, 0, 0))}
    for name, (profile, _) in looks.items():
        Image.new("RGB", (64, 48), "#ff0000").save(tmp_path / name, icc_profile=profile)
    for name, picture in picture_sets(tmp_path, looks).items():
        for url, data in files_of(tmp_path, picture, tmp_path / "cache"):
            with Image.open(io.BytesIO(data)) as published:
                assert "icc_profile" not in published.info, url
                middle = published.convert("RGB").getpixel((32, 24))
                assert isinstance(middle, tuple)
                assert middle == pytest.approx(looks[name][1], abs=12), url


def page(built: Path) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring((built / "bilde" / "index.html").read_bytes())
