package media

import (
	"context"
	"image"
	"image/color"
)

// The decoder of the standard library holds a JPEG at its full size, and of a progressive one
// four bytes for each coefficient besides: 24 megapixels take up to 360 MB. Nobody sees them at
// that size here. This one keeps of each block of 8 x 8 what makes 4 x 4 pixels of it, a quarter
// of all, and decodes what is too heavy otherwise (header.half).

// halfBlock is what is kept of a block: the sixteen coefficients of its coarser half.
const halfBlock = 16

// half is a JPEG that is decoded at half its size.
type half struct {
	ctx           context.Context
	b             []byte
	width, height int // of the file
	progressive   bool
	adobe         int // how colours are written by Adobe's note, -1 if there is none
	jfif          bool

	comps        []*halfComponent
	hMax, vMax   int
	quant        [4][64]int32 // in zigzag order
	huff         [2][4]*huffman
	restart      int // MCUs between two restart markers, 0 if there are none
	bits         bitReader
	eobRun       int
	zigOf, zigTo int // the band of a progressive scan
	high, low    int // the bits that it brings
}

// halfComponent is one of the colours.
type halfComponent struct {
	id, h, v, tq int
	across, down int      // blocks in the memory, whole MCUs
	coefs        []int16  // progressive: halfBlock for each block
	known        []uint64 // progressive: which of all 64 are not zero; a refining scan must know
	pix          []byte   // 4 x 4 for each block
	dc           int32    // of the block before
	dcTable      int
	acTable      int
}

func (c *halfComponent) stride() int { return 4 * c.across }

// decodeHalf gives a JPEG at half its size, rounded up.
func decodeHalf(ctx context.Context, body []byte) (image.Image, error) {
	d := &half{ctx: ctx, b: body, adobe: -1}
	if err := d.parts(); err != nil {
		return nil, err
	}
	if d.progressive {
		if err := d.finish(); err != nil {
			return nil, err
		}
	}
	return d.image(), nil
}

// parts goes from segment to segment, as walkJPEG did.
func (d *half) parts() error {
	for at, seen := 2, false; ; {
		marker, next, ok := nextMarker(d.b, at)
		if !ok {
			return errCut()
		}
		if at = next; marker == 0xD9 {
			if !seen {
				return errCut()
			}
			return nil
		}
		if marker == 0x01 || marker >= 0xD0 && marker <= 0xD8 {
			continue
		}
		if at+2 > len(d.b) || be16(d.b[at:]) < 2 || at+be16(d.b[at:]) > len(d.b) {
			return errCut()
		}
		part := d.b[at+2 : at+be16(d.b[at:])]
		at += be16(d.b[at:])
		if err := d.part(marker, part); err != nil {
			return err
		}
		if marker != 0xDA {
			continue
		}
		end, err := d.scan(part, at)
		if err != nil {
			return err
		}
		at, seen = end, true
	}
}

func (d *half) part(marker byte, p []byte) error {
	switch {
	case marker == 0xC0 || marker == 0xC1 || marker == 0xC2:
		return d.frame(marker == 0xC2, p)
	case marker == 0xC4:
		return d.tables(p)
	case marker == 0xDB:
		return d.quantities(p)
	case marker == 0xDD:
		if len(p) < 2 {
			return errCut()
		}
		d.restart = be16(p)
	case marker == 0xE0 && len(p) >= 5 && string(p[:5]) == "JFIF\x00":
		d.jfif = true
	case marker == 0xEE && len(p) >= 12 && string(p[:5]) == "Adobe":
		d.adobe = int(p[11])
	}
	return nil
}

// frame reads how large it is and makes the memory for it. walkJPEG has seen that it fits.
func (d *half) frame(progressive bool, p []byte) error {
	if d.comps != nil || len(p) < 6 || len(p) < 6+3*int(p[5]) || p[0] != 8 {
		return errCut()
	}
	d.progressive, d.height, d.width = progressive, be16(p[1:]), be16(p[3:])
	n := int(p[5])
	if d.width == 0 || d.height == 0 || n != 1 && n != 3 && n != 4 {
		return errCut()
	}
	for i := range n {
		c := &halfComponent{id: int(p[6+3*i]), h: int(p[7+3*i] >> 4), v: int(p[7+3*i] & 15), tq: int(p[8+3*i])}
		if n == 1 {
			c.h, c.v = 1, 1
		}
		if c.h < 1 || c.h > 4 || c.v < 1 || c.v > 4 || c.tq > 3 {
			return errCut()
		}
		d.hMax, d.vMax = max(d.hMax, c.h), max(d.vMax, c.v)
		d.comps = append(d.comps, c)
	}
	for _, c := range d.comps {
		if d.hMax%c.h != 0 || d.vMax%c.v != 0 {
			return errCut()
		}
		c.across, c.down = c.h*d.mcus(d.width, d.hMax), c.v*d.mcus(d.height, d.vMax)
		blocks := c.across * c.down
		c.pix = make([]byte, 16*blocks)
		if progressive {
			c.coefs, c.known = make([]int16, halfBlock*blocks), make([]uint64, blocks)
		}
	}
	return nil
}

// mcus counts the units of eight times so many samples along a side.
func (d *half) mcus(side, samples int) int { return (side + 8*samples - 1) / (8 * samples) }

func (d *half) quantities(p []byte) error {
	for len(p) > 0 {
		table, wide := int(p[0]&15), int(p[0]>>4)
		size := 64 * (1 + wide)
		if table > 3 || wide > 1 || len(p) < 1+size {
			return errCut()
		}
		for i := range 64 {
			if wide == 1 {
				d.quant[table][i] = int32(be16(p[1+2*i:]))
			} else {
				d.quant[table][i] = int32(p[1+i])
			}
		}
		p = p[1+size:]
	}
	return nil
}

// image makes a picture of the planes.
func (d *half) image() image.Image {
	rect := image.Rect(0, 0, (d.width+1)/2, (d.height+1)/2)
	switch {
	case len(d.comps) == 1:
		return &image.Gray{Pix: d.comps[0].pix, Stride: d.comps[0].stride(), Rect: rect}
	case len(d.comps) == 4:
		return d.fromFour(rect)
	case d.rgb():
		return d.fromThree(rect)
	}
	if img := d.ycbcr(rect); img != nil {
		return img
	}
	return d.fromThree(rect)
}

// rgb tells whether three colours are red, green and blue as they are.
func (d *half) rgb() bool {
	c := d.comps
	return !d.jfif && (d.adobe == 0 || c[0].id == 'R' && c[1].id == 'G' && c[2].id == 'B')
}

// ycbcr gives the planes as they are, nil where Go has no name for how they are sampled.
func (d *half) ycbcr(rect image.Rectangle) image.Image {
	y, cb, cr := d.comps[0], d.comps[1], d.comps[2]
	if y.h != d.hMax || y.v != d.vMax || cb.h != cr.h || cb.v != cr.v {
		return nil
	}
	ratio, ok := map[[2]int]image.YCbCrSubsampleRatio{
		{1, 1}: image.YCbCrSubsampleRatio444, {1, 2}: image.YCbCrSubsampleRatio440, {2, 1}: image.YCbCrSubsampleRatio422,
		{2, 2}: image.YCbCrSubsampleRatio420, {4, 1}: image.YCbCrSubsampleRatio411, {4, 2}: image.YCbCrSubsampleRatio410,
	}[[2]int{y.h / cb.h, y.v / cb.v}]
	if !ok {
		return nil
	}
	return &image.YCbCr{Y: y.pix, Cb: cb.pix, Cr: cr.pix, YStride: y.stride(), CStride: cb.stride(), SubsampleRatio: ratio, Rect: rect}
}

// at gives a component's sample for a pixel of the half picture.
func (d *half) at(i, x, y int) byte {
	c := d.comps[i]
	return c.pix[y*c.v/d.vMax*c.stride()+x*c.h/d.hMax]
}

func (d *half) fromThree(rect image.Rectangle) image.Image {
	img, plain := image.NewRGBA(rect), d.rgb()
	for y := range rect.Max.Y {
		for x := range rect.Max.X {
			p := img.Pix[img.PixOffset(x, y):][:4]
			p[0], p[1], p[2], p[3] = d.at(0, x, y), d.at(1, x, y), d.at(2, x, y), 255
			if !plain {
				p[0], p[1], p[2] = color.YCbCrToRGB(p[0], p[1], p[2])
			}
		}
	}
	return img
}

// fromFour turns inks into light. Adobe writes them inverted, the first three as YCbCr unless
// its note says otherwise; without a note they are what they are (see fromInks).
func (d *half) fromFour(rect image.Rectangle) image.Image {
	img := image.NewRGBA(rect)
	for y := range rect.Max.Y {
		for x := range rect.Max.X {
			c, m, ye, k := d.at(0, x, y), d.at(1, x, y), d.at(2, x, y), d.at(3, x, y)
			switch {
			case d.adobe > 0:
				c, m, ye = color.YCbCrToRGB(c, m, ye)
				c, m, ye = 255-c, 255-m, 255-ye
			case d.adobe < 0:
				c, m, ye, k = 255-c, 255-m, 255-ye, 255-k
			}
			p := img.Pix[img.PixOffset(x, y):][:4]
			p[0], p[1], p[2], p[3] = lit(c, k), lit(m, k), lit(ye, k), 255
		}
	}
	return img
}

// lit is how much light comes through two inks that let so much of it through.
func lit(ink, black byte) byte { return byte(uint32(ink) * uint32(black) / 255) }
