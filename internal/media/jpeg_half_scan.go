package media

// scan decodes one scan, whose data begin at a place of the file, and gives where they end.
func (d *half) scan(p []byte, at int) (end int, err error) {
	comps, err := d.scanHeader(p)
	if err != nil {
		return 0, err
	}
	d.bits = bitReader{b: d.b, at: at}
	d.begin(comps)
	across, down := d.mcus(d.width, d.hMax), d.mcus(d.height, d.vMax)
	if len(comps) == 1 { // its blocks one by one, without those that only fill an MCU
		c := comps[0]
		across, down = d.mcus(ceilDiv(d.width*c.h, d.hMax), 1), d.mcus(ceilDiv(d.height*c.v, d.vMax), 1)
	}
	left := d.restart
	for y := range down {
		if d.ctx.Err() != nil {
			return 0, d.ctx.Err()
		}
		for x := range across {
			if d.restart > 0 && left == 0 {
				if !d.bits.restart() {
					return 0, errCut()
				}
				d.begin(comps)
				left = d.restart
			}
			left--
			if err := d.unit(comps, x, y); err != nil {
				return 0, err
			}
		}
	}
	return d.bits.at, nil
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }

// begin forgets what a scan or the part before a restart marker left.
func (d *half) begin(comps []*halfComponent) {
	d.eobRun = 0
	for _, c := range comps {
		c.dc = 0
	}
}

func (d *half) scanHeader(p []byte) (comps []*halfComponent, err error) {
	if len(p) < 1 || len(p) != 4+2*int(p[0]) || len(d.comps) == 0 || p[0] < 1 || p[0] > 4 {
		return nil, errCut()
	}
	n := int(p[0])
	for i := range n {
		var found *halfComponent
		for _, c := range d.comps {
			if c.id == int(p[1+2*i]) {
				found = c
			}
		}
		if found == nil || p[2+2*i]>>4 > 3 || p[2+2*i]&15 > 3 {
			return nil, errCut()
		}
		for _, c := range comps {
			if c == found {
				return nil, errCut()
			}
		}
		found.dcTable, found.acTable = int(p[2+2*i]>>4), int(p[2+2*i]&15)
		comps = append(comps, found)
	}
	p = p[1+2*n:]
	d.zigOf, d.zigTo, d.high, d.low = 0, 63, 0, 0
	if d.progressive {
		d.zigOf, d.zigTo, d.high, d.low = int(p[0]), int(p[1]), int(p[2]>>4), int(p[2]&15)
		if d.zigOf > d.zigTo || d.zigTo > 63 || d.zigOf == 0 && d.zigTo > 0 || d.zigOf > 0 && n > 1 || d.low > 13 || d.high != 0 && d.high != d.low+1 {
			return nil, errCut()
		}
	}
	for _, c := range comps {
		needsDC, needsAC := d.zigOf == 0 && d.high == 0, d.zigTo > 0
		if needsDC && d.huff[0][c.dcTable] == nil || needsAC && d.huff[1][c.acTable] == nil {
			return nil, errCut()
		}
	}
	return comps, nil
}

// unit decodes one MCU, or one block of a scan of a single component.
func (d *half) unit(comps []*halfComponent, x, y int) error {
	if len(comps) == 1 {
		return d.block(comps[0], x, y)
	}
	for _, c := range comps {
		for v := range c.v {
			for h := range c.h {
				if err := d.block(c, x*c.h+h, y*c.v+v); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (d *half) block(c *halfComponent, x, y int) error {
	i := y*c.across + x
	if !d.progressive {
		var coefs [halfBlock]int32
		if err := d.sequential(c, &coefs); err != nil {
			return err
		}
		d.draw(c, x, y, &coefs)
		return nil
	}
	coefs := c.coefs[halfBlock*i:][:halfBlock]
	switch {
	case d.zigOf == 0 && d.high == 0:
		diff, err := d.difference(c)
		c.dc += diff
		coefs[0] = int16(c.dc << d.low)
		return err
	case d.zigOf == 0:
		if d.bits.bit() == 1 {
			coefs[0] |= 1 << d.low
		}
	case d.high == 0:
		return d.first(c, coefs, &c.known[i])
	default:
		return d.refine(c, coefs, &c.known[i])
	}
	return d.bits.err()
}

func (d *half) difference(c *halfComponent) (int32, error) {
	size := d.bits.decode(d.huff[0][c.dcTable])
	if size > 15 {
		return 0, errCut()
	}
	return d.bits.signed(size), d.bits.err()
}

// sequential decodes a block of a JPEG that is not progressive.
func (d *half) sequential(c *halfComponent, coefs *[halfBlock]int32) error {
	diff, err := d.difference(c)
	if err != nil {
		return err
	}
	c.dc += diff
	q := &d.quant[c.tq]
	coefs[0] = c.dc * q[0]
	table := d.huff[1][c.acTable]
	for k := 1; k < 64; k++ {
		v := d.bits.decode(table)
		run, size := v>>4, v&15
		if size == 0 {
			if run != 15 {
				break
			}
			k += 15
			continue
		}
		if k += run; k > 63 {
			return errCut()
		}
		value := d.bits.signed(size)
		if to := coarse[k]; to >= 0 {
			coefs[to] = value * q[k]
		}
	}
	return d.bits.err()
}

// first decodes the first bits of a band of a block.
func (d *half) first(c *halfComponent, coefs []int16, known *uint64) error {
	if d.eobRun > 0 {
		d.eobRun--
		return nil
	}
	table := d.huff[1][c.acTable]
	for k := d.zigOf; k <= d.zigTo; k++ {
		v := d.bits.decode(table)
		run, size := v>>4, v&15
		if size == 0 {
			if run != 15 {
				d.eobRun = 1<<run + d.bits.take(run) - 1
				break
			}
			k += 15
			continue
		}
		if k += run; k > d.zigTo {
			return errCut()
		}
		d.put(coefs, known, k, d.bits.signed(size)<<d.low)
	}
	return d.bits.err()
}

// put keeps a coefficient, or only that there is one.
func (d *half) put(coefs []int16, known *uint64, k int, value int32) {
	*known |= 1 << k
	if to := coarse[k]; to >= 0 {
		coefs[to] = int16(value)
	}
}

// refine decodes one more bit of a band of a block: new coefficients, and a bit for each that
// is known already.
func (d *half) refine(c *halfComponent, coefs []int16, known *uint64) error {
	k := d.zigOf
	if d.eobRun == 0 {
		table := d.huff[1][c.acTable]
		for k <= d.zigTo {
			v := d.bits.decode(table)
			run, size := v>>4, v&15
			value := int32(0)
			switch {
			case size == 1:
				value = 1 << d.low
				if d.bits.bit() == 0 {
					value = -value
				}
			case size > 1:
				return errCut()
			case run != 15:
				d.eobRun = 1<<run + d.bits.take(run)
			}
			if d.eobRun > 0 {
				break
			}
			if k = d.skip(coefs, *known, k, run); k > d.zigTo {
				if value != 0 {
					return errCut()
				}
				break
			}
			if value != 0 {
				d.put(coefs, known, k, value)
			}
			k++
			if d.bits.err() != nil {
				return errCut()
			}
		}
	}
	if d.eobRun > 0 {
		d.eobRun--
		d.skip(coefs, *known, k, 64)
	}
	return d.bits.err()
}

// skip goes over so many coefficients that are zero, and on to the next that is; those on the
// way that are not get their bit.
func (d *half) skip(coefs []int16, known uint64, k, zeros int) int {
	for ; k <= d.zigTo; k++ {
		if known>>k&1 == 0 {
			if zeros == 0 {
				break
			}
			zeros--
			continue
		}
		if d.bits.bit() == 0 {
			continue
		}
		to := coarse[k]
		switch {
		case to < 0:
		case coefs[to] >= 0:
			coefs[to] += 1 << d.low
		default:
			coefs[to] -= 1 << d.low
		}
	}
	return k
}

// finish draws the blocks of a progressive JPEG, once all scans are in.
func (d *half) finish() error {
	for _, c := range d.comps {
		q := &d.quant[c.tq]
		for y := range c.down {
			if d.ctx.Err() != nil {
				return d.ctx.Err()
			}
			for x := range c.across {
				var coefs [halfBlock]int32
				from := c.coefs[halfBlock*(y*c.across+x):]
				for k, to := range coarse {
					if to >= 0 {
						coefs[to] = int32(from[to]) * q[k]
					}
				}
				d.draw(c, x, y, &coefs)
			}
		}
	}
	return nil
}
