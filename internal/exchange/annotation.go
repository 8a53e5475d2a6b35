package exchange

import (
	"strconv"

	"readout/internal/record"
)

// annotations gives every citation as a Web Annotation
// (https://www.w3.org/TR/annotation-model/): the item describes the words. The selectors count
// code points of the plain text of the field that the fragment names, the end not included;
// words of a source are selected by position alone, as quoting copies them.
func (w *writer) annotations() thing {
	items := []thing{}
	w.Each(func(item record.Citing) {
		for i, c := range item.Cites() {
			items = append(items, w.annotation(item, i, c))
		}
	})
	return thing{
		"@context": "http://www.w3.org/ns/anno.jsonld", "id": w.Base + "/about/record#annotations", "type": "AnnotationCollection",
		"label": w.Name, "total": len(items),
		"first": thing{"id": w.Base + "/about/record#annotations-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
	}
}

func (w *writer) annotation(item record.Item, i int, c record.Citation) thing {
	of := w.address(item.ItemKind(), item.ItemID())
	position := thing{"type": "TextPositionSelector", "start": c.Quote.Start, "end": c.Quote.End}
	within := []thing{position}
	if !w.private(c) {
		quote := thing{"type": "TextQuoteSelector", "exact": c.Quote.Exact}
		within = []thing{quote.set("prefix", c.Quote.Prefix).set("suffix", c.Quote.Suffix), position}
	}
	page := w.page(c)
	if page == "" {
		page = w.Base + "/about/record#source-" + c.Coverage
		if c.Update != "" {
			page += "-" + c.Update
		}
	}
	return thing{
		"id": of + "-citation-" + strconv.Itoa(i+1), "type": "Annotation", "motivation": "describing",
		"body": thing{"id": of, "type": "Dataset"},
		"target": thing{
			"source":   thing{"id": page, "type": "Text"}.set("language", c.Lang),
			"selector": thing{"type": "FragmentSelector", "value": "field=" + string(fieldOf(c)), "refinedBy": within},
		},
	}
}

// fieldOf names the field whose words are cited: the body if nothing is said.
func fieldOf(c record.Citation) record.Field {
	if c.Field == "" {
		return record.Body
	}
	return c.Field
}
