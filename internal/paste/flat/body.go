package flat

import "readout/internal/paste/printed"

// Body gives the lines of a text that is markup or plain and no whole page, which begins on a line of its file.
// Where it marks no paragraphs its line ends are breaks. All of them are left out for a reason, if one is given.
func Body(text string, first int, out string) ([]Line, error) {
	root, err := grow(text, first)
	if err != nil {
		return nil, err
	}
	f := newFlattener(&Layout{root: root, main: root})
	f.pre = !paragraphed(root)
	f.walk(root, setting{out: out})
	f.flush(setting{out: out})
	return f.lines, nil
}

func paragraphed(root *node) bool { return holdsTag(root, printed.Words("p div")) }
