package merge

// edit is one step of a side: units [from, to) of the base give way to its units [a, b). An
// empty stretch of the base: they come in before from. An empty one of the side: they go.
type edit struct {
	from, to int
	a, b     int
	source   int    // of what comes in: the unit of the base that it was, in another place; else -1
	carries  *chunk // what came of it there, where the other side has changed it too
	dropped  bool
}

func (e *edit) comesIn() bool { return e.from == e.to }

// alignment knows what became of each unit of the base on one side.
type alignment struct {
	base, side *list
	to, from   []int  // for each of the one its place in the other, -1 without one
	elsewhere  []bool // for each of the side: it came from another place
	search     *search
}

// edits tells a side's steps, in the order of the base.
func edits(base, side *list, s *search) []edit {
	l := &alignment{
		base: base, side: side, to: nowhere(len(base.keys)), from: nowhere(len(side.keys)),
		elsewhere: make([]bool, len(side.keys)), search: s,
	}
	for _, p := range inOrder(base.keys, side.keys) {
		l.tie(p.i, p.j)
	}
	l.moved()
	l.inPlaces(l.rewritten)
	l.movedAndRewritten()
	l.inPlaces(l.replaced)
	return l.joined(l.steps())
}

func nowhere(n int) []int {
	none := make([]int, n)
	for i := range none {
		none[i] = -1
	}
	return none
}

func (l *alignment) tie(i, j int) { l.to[i], l.from[j] = j, i }

// stays tells whether a unit of the base is still in its place, as it was or rewritten.
func (l *alignment) stays(i int) bool { return l.to[i] >= 0 && !l.elsewhere[l.to[i]] }

func (l *alignment) settled(j int) bool { return l.from[j] >= 0 && !l.elsewhere[j] }

// moved finds units that stand elsewhere as they were. What says nothing, as a rule, is
// taken away and put in.
func (l *alignment) moved() {
	places := make(map[int32][]int)
	for i, key := range l.base.keys {
		if l.to[i] < 0 {
			places[key] = append(places[key], i)
		}
	}
	for j, key := range l.side.keys {
		if at := places[key]; l.from[j] < 0 && len(at) > 0 && len(l.side.bag(j)) > 0 {
			l.tie(at[0], j)
			l.elsewhere[j] = true
			places[key] = at[1:]
		}
	}
}

// inPlaces gives, between each two units that stay, those that went and those that came.
func (l *alignment) inPlaces(match func(gone, come []int)) {
	for i, j := 0, 0; i < len(l.to) || j < len(l.from); i, j = i+1, j+1 {
		var gone, come []int
		for ; i < len(l.to) && !l.stays(i); i++ {
			if l.to[i] < 0 {
				gone = append(gone, i)
			}
		}
		for ; j < len(l.from) && !l.settled(j); j++ {
			if l.from[j] < 0 {
				come = append(come, j)
			}
		}
		match(gone, come)
	}
}

// rewritten ties what went with what came where the one became the other: in their order,
// so that the likeness of all is the greatest.
func (l *alignment) rewritten(gone, come []int) {
	if len(gone) == 0 || len(come) == 0 || len(gone)*len(come) > l.search.pairs {
		return
	}
	w := len(come) + 1
	like := make([]float64, (len(gone)+1)*w)
	best := make([]float64, (len(gone)+1)*w)
	for x := len(gone) - 1; x >= 0; x-- {
		for y := len(come) - 1; y >= 0; y-- {
			at := x*w + y
			if is := l.search.alike(l.base.bag(gone[x]), l.side.bag(come[y])); is >= became {
				like[at] = is
			}
			best[at] = max(best[at+w], best[at+1], best[at+w+1]+like[at])
		}
	}
	for x, y := 0, 0; x < len(gone) && y < len(come); {
		switch at := x*w + y; {
		case like[at] > 0 && best[at] == best[at+w+1]+like[at]:
			l.tie(gone[x], come[y])
			x, y = x+1, y+1
		case best[at] == best[at+w]:
			x++
		default:
			y++
		}
	}
}

// movedAndRewritten ties what is left over wherever it stands, if it is surely the same.
func (l *alignment) movedAndRewritten() {
	gone, come := left(l.to), left(l.from)
	for _, j := range come {
		for _, i := range gone {
			if l.search.pairs <= 0 {
				return
			}
			if l.to[i] < 0 && l.search.alike(l.base.bag(i), l.side.bag(j)) >= surely {
				l.tie(i, j)
				l.elsewhere[j] = true
				break
			}
		}
	}
}

// left lists those that are tied to none.
func left(ties []int) []int {
	var out []int
	for i, to := range ties {
		if to < 0 {
			out = append(out, i)
		}
	}
	return out
}

// replaced ties as many as went with as many as came in their place, however unlike.
func (l *alignment) replaced(gone, come []int) {
	if len(gone) != len(come) {
		return
	}
	for k := range gone {
		l.tie(gone[k], come[k])
	}
}

// steps writes down what an alignment means.
func (l *alignment) steps() []edit {
	var out []edit
	for i, j := 0, 0; i < len(l.to) || j < len(l.from); i, j = i+1, j+1 {
		i0, j0 := i, j
		for i < len(l.to) && !l.stays(i) {
			i++
		}
		for j < len(l.from) && !l.settled(j) {
			j++
		}
		out = append(out, l.stretch(i0, i, j0, j)...)
		if i < len(l.to) && l.base.keys[i] != l.side.keys[j] {
			out = append(out, edit{from: i, to: i + 1, a: j, b: j + 1, source: -1})
		}
	}
	return out
}

// stretch writes down what happened between two units that stay. Where nothing moved in or
// out, what came there is in the place of what went.
func (l *alignment) stretch(i0, i1, j0, j1 int) []edit {
	moves := false
	for i := i0; i < i1; i++ {
		moves = moves || l.to[i] >= 0
	}
	for j := j0; j < j1; j++ {
		moves = moves || l.from[j] >= 0
	}
	if i0 < i1 && j0 < j1 && !moves {
		return []edit{{from: i0, to: i1, a: j0, b: j1, source: -1}}
	}
	var out []edit
	for j := j0; j < j1; j++ {
		out = append(out, edit{from: i0, to: i0, a: j, b: j + 1, source: l.from[j]})
	}
	for i := i0; i < i1; i++ {
		out = append(out, edit{from: i, to: i + 1, a: j1, b: j1, source: -1})
	}
	return out
}

// joined takes together the steps by which a unit was cut in two or two became one: else the
// words would stand twice where only one half is in dispute.
func (l *alignment) joined(steps []edit) []edit {
	var out []edit
	for _, e := range steps {
		if n := len(out); n > 0 && (l.joins(out[n-1], e) || l.joins(e, out[n-1])) {
			last := &out[n-1]
			last.to, last.b = e.to, e.b
			continue
		}
		out = append(out, e)
	}
	return out
}

// joins tells whether a step beside a rewritten unit is a part of the same rewriting.
func (l *alignment) joins(whole, part edit) bool {
	beside := whole.to == part.from && whole.b == part.a || part.to == whole.from && part.b == whole.a
	if !beside || whole.from == whole.to || whole.a == whole.b || part.source >= 0 {
		return false
	}
	switch {
	case part.from == part.to:
		return l.search.within(l.words(l.side, part.a, part.b), l.words(l.base, whole.from, whole.to)) >= contained
	case part.a == part.b && l.to[part.from] < 0:
		return l.search.within(l.words(l.base, part.from, part.to), l.words(l.side, whole.a, whole.b)) >= contained
	}
	return false
}

func (l *alignment) words(of *list, from, to int) []uint32 {
	if to-from == 1 {
		return of.bag(from)
	}
	bags := make([][]uint32, 0, to-from)
	for i := from; i < to; i++ {
		bags = append(bags, of.bag(i))
	}
	return sorted(bags)
}
