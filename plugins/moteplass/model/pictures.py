"""What a picture may be: the formats that are read, and how large, so that a build stays below 300 MB of memory."""

# Megapixels by format. JPEG is decoded at the size that is needed (Pillow's draft mode), PNG and GIF take four bytes a pixel. WebP
# and AVIF take up to 16, since their decoders hold a picture several times. MPO, an iPhone's double picture, is opened as JPEG.
FORMATS = {"JPEG": 40, "PNG": 40, "WEBP": 16, "AVIF": 16, "GIF": 40}
# A JPEG for print has four colours; a progressive one is held whole while it is decoded, two bytes a colour.
PRINT = 16
LONGEST_SIDE = 16_383  # pixels; what WebP can hold (RFC 9649)
MEGABYTES = 60  # of a file: a scan of 40 megapixels as PNG is seldom larger
