package text

// Tame takes out of a document from elsewhere what Check refuses of its invisible characters, and tells
// how many they were.
func (d Document) Tame() (tamed Document, taken int) {
	t := &tamer{}
	return Document{Blocks: t.blocks(d.Blocks)}, t.taken
}

type tamer struct{ taken int }

func (t *tamer) words(s string) string {
	tamed, n := Tame(s)
	t.taken += n
	return tamed
}

func (t *tamer) blocks(all []Block) []Block {
	if all == nil {
		return nil
	}
	tamed := make([]Block, len(all))
	for i, b := range all {
		b.Text, b.Inlines, b.Blocks = t.words(b.Text), t.inlines(b.Inlines), t.blocks(b.Blocks)
		if b.Items != nil {
			items := make([][]Block, len(b.Items))
			for j, item := range b.Items {
				items[j] = t.blocks(item)
			}
			b.Items = items
		}
		if b.Rows != nil {
			rows := make([][]Cell, len(b.Rows))
			for j, row := range b.Rows {
				rows[j] = make([]Cell, len(row))
				for k, cell := range row {
					rows[j][k] = Cell{Inlines: t.inlines(cell.Inlines)}
				}
			}
			b.Rows = rows
		}
		tamed[i] = b
	}
	return tamed
}

func (t *tamer) inlines(all []Inline) []Inline {
	if all == nil {
		return nil
	}
	tamed := make([]Inline, 0, len(all))
	for _, in := range all {
		in.Text, in.Href, in.Inlines = t.words(in.Text), t.words(in.Href), t.inlines(in.Inlines)
		if in.Kind == InlineText && in.Text == "" {
			continue // it held nothing else
		}
		tamed = append(tamed, in)
	}
	return tamed
}
