package media

// coarse tells, of each coefficient in the zigzag order of a file, where it stands among the
// sixteen that are kept; -1: it is finer than that.
var coarse = func() (to [64]int) {
	x, y := 0, 0
	for k := range to {
		to[k] = -1
		if x < 4 && y < 4 {
			to[k] = 4*y + x
		}
		switch up := (x+y)%2 == 0; { // the zigzag goes up where the sum is even, and down where it is odd
		case up && x == 7:
			y++
		case up && y == 0:
			x++
		case up:
			x, y = x+1, y-1
		case y == 7:
			x++
		case x == 0:
			y++
		default:
			x, y = x-1, y+1
		}
	}
	return to
}()

// The cosine of an eighth and of three eighths of a half turn, as the four-point transform
// takes them, times the square root of one half; in units of 2^-13.
const (
	cos1  = 5352 // cos(π/8)/√2 · 8192
	cos3  = 2217 // cos(3π/8)/√2 · 8192
	half1 = 4096 // 1/2 · 8192
)

// draw makes 4 x 4 pixels of a block. A block of 8 x 8 whose finer half is left out is one of
// 4 x 4 whose coefficients are half as large.
func (d *half) draw(c *halfComponent, x, y int, coefs *[halfBlock]int32) {
	var rows [halfBlock]int64
	for i := 0; i < 4; i++ { // columns first
		a, b, p, q := four(int64(coefs[i]), int64(coefs[4+i]), int64(coefs[8+i]), int64(coefs[12+i]))
		rows[i], rows[4+i], rows[8+i], rows[12+i] = a, b, p, q
	}
	to := c.pix[4*y*c.stride()+4*x:]
	for i := 0; i < 4; i++ {
		a, b, p, q := four(rows[4*i]>>6, rows[4*i+1]>>6, rows[4*i+2]>>6, rows[4*i+3]>>6)
		line := to[i*c.stride():][:4]
		line[0], line[1], line[2], line[3] = shade(a), shade(b), shade(p), shade(q)
	}
}

// four is the inverse four-point transform, in units of 2^-13.
func four(a, b, c, d int64) (w, x, y, z int64) {
	even, odd := half1*(a+c), half1*(a-c)
	left, right := cos1*b+cos3*d, cos3*b-cos1*d
	return even + left, odd + right, odd - right, even - left
}

// shade makes of a sum a byte: 2^-13 twice, less the six bits between the passes, and half of
// it all for the smaller block.
func shade(sum int64) byte {
	const bits = 13 + 13 - 6 + 1
	v := (sum+1<<(bits-1))>>bits + 128
	return byte(min(max(v, 0), 255))
}
