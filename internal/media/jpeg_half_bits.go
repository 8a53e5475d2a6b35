package media

// bitReader reads the bits of a scan up to the next marker. What is asked for behind that is
// zero, and an error.
type bitReader struct {
	b    []byte
	at   int // of the next byte
	acc  uint64
	have int // bits in acc
	over int // bits that were asked for and not there
}

// fill takes in what fits. 0xFF stands before 0x00 where it is meant as such.
func (r *bitReader) fill() {
	for r.have <= 48 && r.at < len(r.b) {
		c := r.b[r.at]
		if c == 0xFF {
			if r.at+1 >= len(r.b) || r.b[r.at+1] != 0 {
				return
			}
			r.at++
		}
		r.at++
		r.acc, r.have = r.acc<<8|uint64(c), r.have+8
	}
}

// peek gives the next bits without taking them, zeros behind the end.
func (r *bitReader) peek(n int) int {
	if r.have < n {
		r.fill()
	}
	if r.have < n {
		return int(r.acc<<(n-r.have)) & (1<<n - 1)
	}
	return int(r.acc>>(r.have-n)) & (1<<n - 1)
}

func (r *bitReader) drop(n int) {
	if r.have -= n; r.have < 0 {
		r.over -= r.have
		r.have = 0
	}
}

// take gives the next bits, sixteen at most.
func (r *bitReader) take(n int) int {
	if n == 0 {
		return 0
	}
	v := r.peek(n)
	r.drop(n)
	return v
}

func (r *bitReader) bit() int { return r.take(1) }

// signed gives a number of so many bits: the lower half of them is negative.
func (r *bitReader) signed(n int) int32 {
	if n == 0 {
		return 0
	}
	v := int32(r.take(n))
	if v < 1<<(n-1) {
		v -= 1<<n - 1
	}
	return v
}

func (r *bitReader) err() error {
	if r.over > 0 {
		return errCut()
	}
	return nil
}

// restart goes behind the restart marker that must stand here.
func (r *bitReader) restart() bool {
	r.acc, r.have = 0, 0
	for r.at < len(r.b) && r.b[r.at] == 0xFF { // the marker may be padded
		if r.at+1 < len(r.b) && r.b[r.at+1] >= 0xD0 && r.b[r.at+1] <= 0xD7 {
			r.at += 2
			return true
		}
		r.at++
	}
	return false
}

// huffman is a table of codes.
type huffman struct {
	quick  [256]uint16 // by the next eight bits: the length of the code and its value
	counts [17]int     // codes of each length
	values []byte
}

func (d *half) tables(p []byte) error {
	for len(p) > 0 {
		class, id := p[0]>>4, p[0]&15
		if class > 1 || id > 3 || len(p) < 17 {
			return errCut()
		}
		t := &huffman{}
		all, code := 0, 0
		for n := 1; n <= 16; n++ {
			t.counts[n] = int(p[n])
			all += t.counts[n]
			if code = code<<1 + t.counts[n]; code > 1<<n {
				return errCut()
			}
		}
		if all == 0 || all > 256 || len(p) < 17+all {
			return errCut()
		}
		t.values = p[17 : 17+all]
		t.prepare()
		d.huff[class][id] = t
		p = p[17+all:]
	}
	return nil
}

func (t *huffman) prepare() {
	code, i := 0, 0
	for n := 1; n <= 8; n++ {
		for range t.counts[n] {
			for k := range 1 << (8 - n) {
				t.quick[code<<(8-n)|k] = uint16(n)<<8 | uint16(t.values[i])
			}
			code, i = code+1, i+1
		}
		code <<= 1
	}
}

// decode gives the next value by a table. A code that is none counts as the end of the data.
func (r *bitReader) decode(t *huffman) int {
	next := r.peek(16)
	if q := t.quick[next>>8]; q != 0 {
		r.drop(int(q >> 8))
		return int(q & 255)
	}
	code, first, i := 0, 0, 0
	for n := 1; n <= 16; n++ {
		code = next >> (16 - n)
		if code-first < t.counts[n] {
			r.drop(n)
			return int(t.values[i+code-first])
		}
		i += t.counts[n]
		first = (first + t.counts[n]) << 1
	}
	r.over++
	return 0
}
