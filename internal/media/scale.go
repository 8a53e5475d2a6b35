package media

import (
	"image"
	"image/draw"

	xdraw "golang.org/x/image/draw"
)

// Widths are how wide a picture is kept, in pixels: the widest is the file that pages name,
// the others stand beside it for small screens.
var Widths = []int{1560, 780, 390}

const (
	strip = 64 // rows or columns that are scaled at a time
	// boxFrom is from how many widths on a picture is averaged down before it is scaled.
	boxFrom = 3
)

// scaleCost is how much memory fit holds at once for a picture of this size.
func scaleCost(width, height int) int64 {
	w := min(width, Widths[0])
	between := int64(w) * int64(height) * 4
	if factor := width / Widths[0]; factor >= boxFrom {
		between = int64(width/factor) * int64(height/factor) * 4
	}
	out := int64(w) * int64(height) * int64(w) / int64(max(width, 1)) * 4
	return between + 3*out + int64(strip)*int64(width+height)*(4+32)
}

// fit gives the picture at most width pixels wide. It works in strips: the kernel's own
// memory is 32 bytes for each pixel it has between its two passes.
func fit(src image.Image, width int) *image.RGBA {
	if factor := src.Bounds().Dx() / width; factor >= boxFrom {
		src = average(src, factor)
	}
	b := src.Bounds()
	if b.Dx() <= width {
		return plain(src)
	}
	height := max(1, (b.Dy()*width+b.Dx()/2)/b.Dx())
	return narrowDown(narrow(src, width), height)
}

// plain copies a picture into pixels that all the rest works on.
func plain(src image.Image) *image.RGBA {
	b := src.Bounds()
	dst := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(dst, dst.Rect, src, b.Min, draw.Src)
	return dst
}

// narrow scales in width alone.
func narrow(src image.Image, width int) *image.RGBA {
	b := src.Bounds()
	dst := image.NewRGBA(image.Rect(0, 0, width, b.Dy()))
	rows := image.NewRGBA(image.Rect(0, 0, b.Dx(), strip))
	scaler := xdraw.CatmullRom.NewScaler(width, strip, b.Dx(), strip) // keeps its memory from strip to strip
	for y := 0; y < b.Dy(); y += strip {
		n := min(strip, b.Dy()-y)
		draw.Draw(rows, image.Rect(0, 0, b.Dx(), n), src, b.Min.Add(image.Pt(0, y)), draw.Src)
		scaler.Scale(dst, image.Rect(0, y, width, y+n), rows, image.Rect(0, 0, b.Dx(), n), draw.Src, nil)
	}
	return dst
}

// narrowDown scales in height alone.
func narrowDown(src *image.RGBA, height int) *image.RGBA {
	width := src.Rect.Dx()
	dst := image.NewRGBA(image.Rect(0, 0, width, height))
	scaler := xdraw.CatmullRom.NewScaler(strip, height, strip, src.Rect.Dy())
	for x := 0; x < width; x += strip {
		end := min(x+strip, width)
		scaler.Scale(dst, image.Rect(x, 0, end, height), src, image.Rect(x, 0, end, src.Rect.Dy()), draw.Src, nil)
	}
	return dst
}

// average makes one pixel of factor x factor.
func average(src image.Image, factor int) *image.RGBA {
	b := src.Bounds()
	width, height := b.Dx()/factor, max(1, b.Dy()/factor)
	dst := image.NewRGBA(image.Rect(0, 0, width, height))
	rows := image.NewRGBA(image.Rect(0, 0, b.Dx(), factor))
	for y := range height {
		draw.Draw(rows, rows.Rect, src, b.Min.Add(image.Pt(0, y*factor)), draw.Src)
		for x := range width {
			averageOne(dst.Pix[dst.PixOffset(x, y):], rows, x*factor, factor)
		}
	}
	return dst
}

func averageOne(to []uint8, from *image.RGBA, left, factor int) {
	var sum [4]int
	for y := range factor {
		row := from.Pix[from.PixOffset(left, y):]
		for i := range 4 * factor {
			sum[i&3] += int(row[i])
		}
	}
	for i := range sum {
		to[i] = uint8(sum[i] / (factor * factor))
	}
}

// upright turns a picture the way EXIF's orientation says it was held.
func upright(src *image.RGBA, orientation int) *image.RGBA {
	if orientation < 2 || orientation > 8 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		dst = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := turned(orientation, x, y, w, h)
			copy(dst.Pix[dst.PixOffset(tx, ty):][:4], src.Pix[src.PixOffset(x, y):][:4])
		}
	}
	return dst
}

// turned tells where a pixel of the file belongs in the upright picture.
func turned(orientation, x, y, w, h int) (tx, ty int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	}
	return y, w - 1 - x
}
