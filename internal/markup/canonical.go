package markup

import "readout/internal/text"

// canonical gives inlines the one form that Source can write and Markdown reads back: no
// empty parts, neighbours of one kind joined, nothing strong within strong or emphasized
// within emphasis, and of both together the emphasis outside, as ***both*** reads.
func canonical(inlines []text.Inline) []text.Inline {
	return join(settle(inlines, false, false))
}

// settle unwraps what is already strong or emphasized, from the outside in.
func settle(inlines []text.Inline, strong, emphasis bool) []text.Inline {
	var out []text.Inline
	for _, in := range inlines {
		switch in.Kind {
		case text.InlineStrong:
			out = append(out, wrap(in, strong, settle(in.Inlines, true, emphasis))...)
		case text.InlineEmphasis:
			out = append(out, wrap(in, emphasis, settle(in.Inlines, strong, true))...)
		case text.InlineLink:
			out = append(out, wrap(in, false, settle(in.Inlines, strong, emphasis))...)
		default:
			out = append(out, in)
		}
	}
	return out
}

func wrap(in text.Inline, already bool, children []text.Inline) []text.Inline {
	if already || len(children) == 0 {
		return children
	}
	in.Inlines = children
	return []text.Inline{in}
}

// join puts neighbours of one kind together, from the inside out.
func join(inlines []text.Inline) []text.Inline {
	var out []text.Inline
	for _, in := range inlines {
		in = turn(in)
		if n := len(out); n > 0 && out[n-1].Kind == in.Kind {
			switch in.Kind {
			case text.InlineText, text.InlineCode:
				out[n-1].Text += in.Text
				continue
			case text.InlineStrong, text.InlineEmphasis:
				out[n-1].Inlines = append(out[n-1].Inlines, in.Inlines...)
				continue
			}
		}
		out = append(out, in)
	}
	for i, in := range out {
		out[i].Inlines = joinInside(in)
	}
	return out
}

func joinInside(in text.Inline) []text.Inline {
	if len(in.Inlines) == 0 {
		return nil
	}
	return join(in.Inlines)
}

// turn makes strong around nothing but emphasis into emphasis around strong.
func turn(in text.Inline) text.Inline {
	if in.Kind != text.InlineStrong {
		return in
	}
	in.Inlines = join(in.Inlines)
	if len(in.Inlines) == 1 && in.Inlines[0].Kind == text.InlineEmphasis {
		inner := in.Inlines[0].Inlines
		return text.Inline{Kind: text.InlineEmphasis, Inlines: []text.Inline{{Kind: text.InlineStrong, Inlines: inner}}}
	}
	return in
}
