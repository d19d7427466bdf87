"""A picture as it came from the camera: its size, who made it, and its pixels without anything else."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from warnings import catch_warnings

from PIL import ExifTags, Image, ImageCms, ImageOps, IptcImagePlugin
from PIL.ImageFile import ImageFile

from ground.characters import without_controls
from ground.texts import N_
from plugins.record import Credit

BYLINE, COPYRIGHT = (2, 80), (2, 116)  # IPTC Information Interchange Model 4.2, record 2
TURNED = range(5, 9)  # the orientations of EXIF in which width and height change places
MOVING = ("GIF", "PNG", "WEBP", "AVIF")  # the second frame in a telephone's JPEG is no animation
SRGB = ImageCms.createProfile("sRGB")


BROKEN = N_("it is damaged, or of a kind that the site does not know")
TOO_LARGE = N_("it is too large: a tenth of its width is enough")


class Unreadable(Exception):
    """The file is no picture that can be shown; ``reason`` is a text of the catalogue ``desk``."""

    def __init__(self, reason: str = BROKEN):
        self.reason = reason
        super().__init__(reason)


@contextmanager
def opened(path: Path) -> Iterator[ImageFile]:
    """A picture, opened; Unreadable when it is none."""
    try:
        with catch_warnings(action="error", category=Image.DecompressionBombWarning):
            image = Image.open(path)
        with image:
            yield image
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Unreadable(TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError, EOFError, struct.error) as error:
        raise Unreadable from error


def size(path: Path) -> tuple[int, int]:
    """Width and height of a picture as it is to be seen."""
    with opened(path) as image:
        turned = image.getexif().get(ExifTags.Base.Orientation) in TURNED
        return image.size[::-1] if turned else image.size


def moves(path: Path) -> bool:
    """Whether a picture has more than one frame."""
    with opened(path) as image:
        return image.format in MOVING and getattr(image, "is_animated", False)


def credit_inside(path: Path) -> Credit:
    """Who the picture itself says made it, by EXIF or IPTC; its rights where it says no more."""
    if path.suffix.lower() == ".svg":
        return Credit()
    try:
        with opened(path) as image:
            exif = image.getexif()
            iptc = IptcImagePlugin.getiptcinfo(image) or {}
    except Unreadable:  # a broken label is no label
        return Credit()
    author = text(exif.get(ExifTags.Base.Artist)) or text(iptc.get(BYLINE))
    return Credit(author or text(exif.get(ExifTags.Base.Copyright)) or text(iptc.get(COPYRIGHT)))


def text(value: object) -> str:
    """A value of EXIF or IPTC as text."""
    value = value[0] if isinstance(value, list) and value else value
    value = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return without_controls(str(value or "").replace("\0", "")).strip()


def pixels(path: Path) -> Image.Image:
    """The first frame, upright, in sRGB, with no word about where and when it was taken."""
    with opened(path) as image:
        upright = ImageOps.exif_transpose(image)
        if upright.mode.startswith("I"):  # 16 bits, of which Pillow would keep the lower 8
            upright = upright.convert("I").point(lambda value: value * (1 / 257)).convert("L")
        picture = in_srgb(upright, image.info.get("icc_profile"))
    picture.info = {}
    return picture


def in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A picture in the colours that browsers take for granted; transparent where it was."""
    if picture.has_transparency_data:
        alpha = picture.convert("RGBA").getchannel("A")
        opaque = in_srgb(without_transparency(picture), profile)
        opaque.putalpha(alpha)
        return opaque
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            flat = picture.convert("RGB") if picture.mode == "P" else picture
            return ImageCms.profileToProfile(flat, source, SRGB, outputMode="RGB") or flat
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile is no profile
    return picture.convert("RGB")


def without_transparency(picture: Image.Image) -> Image.Image:
    """The colours alone."""
    opaque = picture.convert("L") if picture.mode == "LA" else picture.convert("RGBA").convert("RGB")
    opaque.info = {}
    return opaque
