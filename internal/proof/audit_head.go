package proof

import "fmt"

// Head compares the lines with the head that their own source signs. Call it after the last line.
func (a *Audit) Head(signed []byte, key string) {
	h, err := ReadHead(signed)
	if err != nil {
		a.find(BadHead, 0, "", "%v", err)
		return
	}
	if err := Signed(signed, key); err != nil {
		a.find(BadSignature, 0, "", "%v", err)
	}
	root, asked := a.from[h.Size]
	last, told := a.dated[h.Size]
	switch {
	case h.Size > a.Lines:
		a.find(BadHead, 0, "", "the head is over %d lines, there are %d", h.Size, a.Lines)
	case asked && root != h.Root:
		a.Findings = append(a.Findings, Finding{Fault: BadHead, From: 1, To: h.Size, Why: fmt.Sprintf("the head's root is %s, that of the lines %s", h.Root, root)})
	case told && h.At.Before(last.At): // of what comes later it would say next to nothing
		a.find(BadHead, last.Seq, last.item(), "the head was made at %s, it says, the last line that it is over at %s", h.At.Format(timeFormat), last.At.Format(timeFormat))
	}
	a.behind(h)
}

// behind notes a head that says less than the older one: whoever took it instead could be shown
// another history of the lines between the two.
func (a *Audit) behind(h Head) {
	switch {
	case a.older == nil:
	case h.Size < a.older.Head.Size:
		a.find(Behind, 0, "", "it is over %d lines, the older one over %d", h.Size, a.older.Head.Size)
	case h.Size > a.older.Head.Size && h.At.Before(a.older.Head.At):
		a.find(Behind, 0, "", "it was made at %s, it says, the older one at %s", h.At.Format(timeFormat), a.older.Head.At.Format(timeFormat))
	}
}

// Compare compares the lines with the older head. Call it after the last line.
func (a *Audit) Compare(key string) {
	if a.older == nil {
		return
	}
	h := a.older.Head
	if key != "" {
		if err := Signed(a.older.Signed, key); err != nil {
			a.find(OlderKey, 0, "", "%v", err)
		}
	}
	switch {
	case h.Size > a.Lines:
		a.Findings = append(a.Findings, Finding{Fault: Shorter, From: a.Lines + 1, To: h.Size, Why: fmt.Sprintf("the older head is over %d lines, there are %d", h.Size, a.Lines)})
	case h.Size > 0 && a.from[h.Size] != h.Root:
		a.Findings = append(a.Findings, Finding{Fault: Forked, From: 1, To: h.Size, Why: fmt.Sprintf("the older head's root is %s, that of the same number of lines %s", h.Root, a.from[h.Size])})
	}
}
