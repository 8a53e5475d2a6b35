package web

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
)

var scripts = regexp.MustCompile(`(?s)(<script[^>]*>).*?(</script>)`)

// wellFormed reads a page as strictly as XML where HTML lets it: every element is closed in
// the order it was opened.
func wellFormed(page []byte) error {
	d := xml.NewDecoder(bytes.NewReader(scripts.ReplaceAll(page, []byte("$1$2"))))
	d.Strict, d.AutoClose, d.Entity = false, nil, xml.HTMLEntity
	var open []string
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if !slices.Contains(voids, e.Name.Local) {
				open = append(open, e.Name.Local)
			}
		case xml.EndElement:
			if len(open) == 0 {
				line, _ := d.InputPos()
				return fmt.Errorf("line %d: </%s> closes nothing", line, e.Name.Local)
			}
			if last := open[len(open)-1]; last != e.Name.Local {
				line, _ := d.InputPos()
				return fmt.Errorf("line %d: </%s> while <%s> is open", line, e.Name.Local, last)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("never closed: %v", open)
	}
	return nil
}

var voids = []string{"meta", "link", "img", "br", "hr", "input", "wbr", "source", "col"}
