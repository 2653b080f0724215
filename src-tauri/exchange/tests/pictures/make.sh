#!/bin/sh
# Makes the pictures of this folder anew: needs python3 with Pillow, and exiftool. What they say is
# invented; each of them says "Canary" wherever a camera or a program can write something.
set -e
python3 - <<'PY'
from PIL import Image, ImageCms
picture = Image.new("RGB", (48, 32))
picture.putdata([(x * 5, y * 7, 90) for y in range(32) for x in range(48)])
srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
picture.save("tagged.jpg", quality=90, icc_profile=srgb, progressive=True, comment=b"Canary in a comment")
picture.resize((16, 10)).save("thumb.jpg")
picture.save("tagged.png", icc_profile=srgb)
picture.save("tagged.webp", icc_profile=srgb, quality=80)
picture.save("plain.webp", quality=80)
PY
for file in tagged.jpg tagged.png tagged.webp; do
    exiftool -q -overwrite_original -n \
        -EXIF:Make="Canary Cameras" -EXIF:Model="Canary One" -EXIF:SerialNumber="Canary4711" \
        -EXIF:LensModel="Canary lens" -EXIF:Software="Canary soft" -EXIF:Artist="Canary Anna" \
        -EXIF:UserComment="Canary user" -EXIF:DateTimeOriginal="2026:05:03 17:20:00" \
        -EXIF:GPSLatitude=38.7223 -EXIF:GPSLatitudeRef=N -EXIF:GPSLongitude=9.1393 -EXIF:GPSLongitudeRef=W \
        -EXIF:GPSAltitude=12 -EXIF:Orientation=6 \
        -XMP:Creator="Canary Anna" -XMP:City="Canary city" -XMP:DocumentID="Canary id" "$file"
done
exiftool -q -overwrite_original -IPTC:Keywords="Canary key" -IPTC:City="Canary city" \
    "-ThumbnailImage<=thumb.jpg" tagged.jpg
exiftool -q -overwrite_original -PNG:Comment="Canary png" -PNG:Author="Canary Anna" tagged.png
# the video of a moving photo, behind the picture
printf '\000\000\000\030ftypmp42Canary video with a place of its own' >> tagged.jpg
rm thumb.jpg
