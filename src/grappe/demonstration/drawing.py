"""Pictures of the demonstration, drawn from one seed in the house's colours: nobody is on them."""

import io
import math
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

SIZE = (960, 640)
WIDTH, HEIGHT = SIZE
PAPER, INK = (251, 249, 245), (34, 28, 38)
HUES = (
    *((107, 31, 92), (20, 115, 110), (168, 106, 11)),
    *((47, 102, 159), (176, 74, 51), (122, 116, 128)),
)
Colour = tuple[int, int, int]
Hand = Callable[[ImageDraw.ImageDraw, random.Random, list[Colour]], None]


def drawing(motif: str, seed: int) -> bytes:
    """A PNG of that motif; the same seed draws the same one."""
    chance = random.Random(seed)
    hues = chance.sample(HUES, 3)
    image = Image.new("RGB", SIZE, _mixed(hues[0], PAPER, 0.82))
    MOTIFS[motif](ImageDraw.Draw(image), chance, hues)
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=1)
    return written.getvalue()


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    r, g, b = (round(a + (c - a) * share) for a, c in zip(one, other, strict=True))
    return r, g, b


def _sun(draw: ImageDraw.ImageDraw, chance: random.Random, colour: Colour) -> None:
    x, y, r = chance.randrange(150, 810), chance.randrange(90, 200), chance.randrange(40, 80)
    draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)


def _ridges(
    draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour], sharp: bool, first: int
) -> None:
    """Layers one before the other, the nearest the darkest."""
    for layer in range(5):
        base = first + layer * (HEIGHT - first) // 5
        phase, long = chance.random() * 6, chance.uniform(130, 320)
        points: list[tuple[float, float]] = [(0, HEIGHT)]
        for x in range(0, WIDTH + 20, 20):
            wave = math.sin(x / long + phase) * 40 + math.sin(x / long * 2.7 + phase) * 18
            points.append((x, base - (abs(wave) * 2.2 if sharp else wave)))
        shade = _mixed(hues[layer % 2], PAPER, 0.62 - layer * 0.13)
        draw.polygon([*points, (WIDTH, HEIGHT)], fill=shade)


def _peaks(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    _sun(draw, chance, _mixed(hues[2], PAPER, 0.4))
    _ridges(draw, chance, hues, True, 330)


def _river(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    _ridges(draw, chance, hues, False, 220)
    for n in range(9):
        y = 330 + n * 36
        x, half = WIDTH / 2 + math.sin(n / 1.7) * 130, 12 + n * 11
        draw.ellipse((x - half, y - 14, x + half, y + 30), fill=_mixed(hues[2], PAPER, 0.55))


def _waves(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    for n in range(14):
        phase, high = chance.random() * 6, 46 - n * 2.6
        line = [
            (x, 60 + n * 40 + math.sin(x / 90 + phase) * high) for x in range(-20, WIDTH + 20, 12)
        ]
        draw.line(line, fill=_mixed(hues[n % 3], PAPER, 0.25), width=9, joint="curve")


def _night(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    draw.rectangle((0, 0, *SIZE), fill=_mixed(INK, hues[0], 0.25))
    for _ in range(120):
        x, y, r = chance.randrange(WIDTH), chance.randrange(440), chance.choice((1, 2, 3))
        draw.ellipse((x, y, x + r, y + r), fill=PAPER)
    _roofs(draw, chance, [_mixed(INK, hues[1], 0.2), _mixed(INK, hues[0], 0.1)])
    _sun(draw, chance, _mixed((168, 106, 11), PAPER, 0.5))


def _town(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    _sun(draw, chance, _mixed(hues[2], PAPER, 0.4))
    _ridges(draw, chance, hues, False, 330)
    _roofs(draw, chance, [_mixed(one, PAPER, 0.1) for one in hues])


def _roofs(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    x = -30
    while x < WIDTH:
        wide, top = chance.randrange(60, 120), chance.randrange(430, 540)
        colour = chance.choice(hues)
        draw.rectangle((x, top, x + wide, HEIGHT), fill=colour)
        draw.polygon([(x - 8, top), (x + wide / 2, top - 50), (x + wide + 8, top)], fill=colour)
        x += wide + chance.randrange(4, 30)


def _rows(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    _sun(draw, chance, _mixed(hues[2], PAPER, 0.4))
    draw.rectangle((0, 240, *SIZE), fill=_mixed(hues[1], PAPER, 0.55))
    centre = chance.randrange(300, 660)
    for n in range(-12, 13):
        draw.line(
            [(centre + n * 14, 240), (centre + n * 120, HEIGHT)],
            fill=_mixed(hues[n % 2], PAPER, 0.15),
            width=12,
        )


def _threads(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    for n in range(46):
        colour = _mixed(hues[n % 3], PAPER, chance.uniform(0.05, 0.5))
        y, drop = n * 15 - 20, chance.randrange(-60, 60)
        draw.line([(0, y), (WIDTH, y + drop)], fill=colour, width=5)
        draw.line([(n * 23, 0), (n * 23 + drop, HEIGHT)], fill=colour, width=3)


def _circles(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    for n in range(3):
        x, y = 200 + n * 280, chance.randrange(220, 420)
        for ring in range(9, 0, -1):
            r = ring * 19
            draw.ellipse((x - r, y - r, x + r, y + r), outline=hues[n], width=8)


def _grapes(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    plum, centre = HUES[0], chance.randrange(400, 560)
    draw.line([(centre, 20), (centre + 14, 130)], fill=_mixed(hues[1], INK, 0.3), width=12)
    for row in range(7):
        for n in range(7 - row):
            x, y = centre + (n - (6 - row) / 2) * 84, 150 + row * 70
            colour = _mixed(plum, PAPER, chance.uniform(0.0, 0.45))
            draw.ellipse((x - 44, y - 44, x + 44, y + 44), fill=colour, outline=PAPER, width=4)


def _gears(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    for n in range(4):
        x, y, r = 140 + n * 225, chance.randrange(200, 440), chance.randrange(80, 150)
        for tooth in range(16):
            a = tooth * math.pi / 8
            far = (x + math.cos(a) * (r + 18), y + math.sin(a) * (r + 18))
            draw.line([(x, y), far], fill=hues[n % 3], width=16)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=hues[n % 3])
        draw.ellipse((x - r / 2, y - r / 2, x + r / 2, y + r / 2), fill=PAPER)


def _arches(draw: ImageDraw.ImageDraw, chance: random.Random, hues: list[Colour]) -> None:
    _ridges(draw, chance, hues, False, 260)
    draw.rectangle((0, 240, WIDTH, 560), fill=hues[2])
    for n in range(6):
        x = n * 165 + 10
        draw.pieslice((x, 280, x + 140, 460), 180, 360, fill=_mixed(hues[0], PAPER, 0.7))
        draw.rectangle((x, 370, x + 140, HEIGHT), fill=_mixed(hues[0], PAPER, 0.7))


MOTIFS: dict[str, Hand] = {
    "arches": _arches,
    "circles": _circles,
    "gears": _gears,
    "grapes": _grapes,
    "night": _night,
    "peaks": _peaks,
    "river": _river,
    "rows": _rows,
    "threads": _threads,
    "town": _town,
    "waves": _waves,
}
