package markup

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"readout/internal/fault"
)

// worst are the texts of MaxSource bytes that cost the parser most: what is known of
// Markdown parsers (CommonMark's own list of pathological inputs, cmark
// test/pathological_tests.py) and what reading goldmark suggested.
func worst() map[string]string {
	full := func(s string) string { return strings.Repeat(s, MaxSource/len(s)) }
	half := func(a, b string) string {
		return strings.Repeat(a, MaxSource/2/len(a)) + strings.Repeat(b, MaxSource/2/len(b))
	}
	var ticks strings.Builder
	for i := 1; ticks.Len()+i+2 < MaxSource; i++ {
		ticks.WriteString("e" + strings.Repeat("`", i))
	}
	var definitions strings.Builder
	for i := 0; definitions.Len() < MaxSource-20; i++ {
		fmt.Fprintf(&definitions, "[a%d]: /x\n", i)
	}
	return map[string]string{
		"open brackets":             full("["),
		"open images":               full("!["),
		"open and closed brackets":  half("[", "]"),
		"bracket pairs":             full("[]"),
		"bracket pairs spaced":      full("[a] "),
		"links opened":              full("[a]("),
		"links opened, long":        full("[a](b"),
		"links with open title":     full(`[a](b "`),
		"links angle":               full("[a](<b"),
		"images in images":          half("![", "](/b)"),
		"links in links":            half("[a", "](/b)"),
		"references":                full("[a][b"),
		"links":                     full("[a](/b)"),
		"stars":                     full("*"),
		"stars a":                   full("*a "),
		"double stars a":            full("**a *a "),
		"closers a":                 full("a* "),
		"closers both":              full("*a_ "),
		"alternating":               full("*_"),
		"nested strong":             full("**a **a_ "),
		"stars and words":           half("*a ", " a_"),
		"rule of three":             full("a**b*c*"),
		"star mix":                  half("a**b", "c*"),
		"underscores":               full("_"),
		"underscores a":             full("_a __a "),
		"many paragraphs of stars":  full(strings.Repeat("*a_ ", 900) + "\n\n"),
		"brackets and stars":        full("*[a_]"),
		"backticks":                 full("`"),
		"growing backticks":         ticks.String(),
		"backtick pairs":            full("`a``b"),
		"angle":                     full("<"),
		"angle open":                full("<a"),
		"angle address":             full("<http:a"),
		"angle mail":                full("<a.b@c.d"),
		"angle long mail":           "<" + strings.Repeat("a.", MaxSource/4) + "@" + strings.Repeat("b.", MaxSource/4-2),
		"comments":                  full("<!-- a "),
		"processing instructions":   full("<?"),
		"cdata":                     full("<![CDATA["),
		"ampersands":                full("&"),
		"entities":                  full("&lt;"),
		"open entities":             full("&CounterClockwiseContourIntegral"),
		"big entities":              full("&nGt;"),
		"backslashes":               full(`\`),
		"escapes":                   full(`\*`),
		"addresses":                 full("http://a.b "),
		"addresses joined":          full("(http://a"),
		"addresses underscored":     full("_http://a"),
		"address brackets":          "http://a" + full("(")[9:],
		"address closing":           "http://a" + full(")")[9:],
		"quotes":                    full(">"),
		"quotes, 31 deep":           full(strings.Repeat(">", 31) + "a\n"),
		"quotes, lazy":              strings.Repeat(">", 31) + full("a\n")[32:],
		"lists, 31 deep":            strings.Repeat("- ", 31) + full("a\n")[64:],
		"lists on one line":         full("- "),
		"lists, 31 deep, often":     full(strings.Repeat("- ", 31) + "a\n"),
		"lists indented":            full(strings.Repeat(" ", 60) + "- a\n"),
		"list items":                full("- a\n"),
		"empty items":               full("-\n"),
		"loose items":               full("- a\n\n"),
		"items and blanks":          half("- a\n", "\n"),
		"numbered":                  full("1. a\n"),
		"markers changing":          full("- a\n+ a\n"),
		"blank lines":               full("\n"),
		"one line paragraphs":       full("a\n\n"),
		"one long paragraph":        full("a\n"),
		"breaks":                    full("a  \n"),
		"headings":                  full("# a\n"),
		"setext":                    full("a\n-\n"),
		"hashes":                    full("#"),
		"rules":                     full("***\n"),
		"stars spaced":              full("* "),
		"dashes spaced lines":       full("- - - a\n"),
		"fences":                    full("```\n"),
		"fences of tildes":          full("~~~\na\n"),
		"unclosed fence":            "```\n" + full("a\n")[4:],
		"indented code":             full("    a\n"),
		"tabs":                      full("\t"),
		"tabs in lists":             full("-\ta\n"),
		"spaces":                    full(" "),
		"spaces in text":            "a" + full(" ")[2:] + "b",
		"definitions":               definitions.String(),
		"definitions apart":         strings.ReplaceAll(definitions.String()[:MaxSource/2], "\n", "\n\n"),
		"definition used":           "[a]: http://" + strings.Repeat("x", 1500) + "\n\n" + full("[a]")[2000:],
		"definition, open title":    full("[a]: /b \"\n"),
		"definition labels":         full("[a\n"),
		"definition lines":          full("[\na]: /b\n"),
		"table, ragged":             strings.Repeat("|a", 900) + "\n" + strings.Repeat("|-", 900) + "\n" + full("|\n")[4000:],
		"table, long":               "|a\n|-\n" + full("|\n")[8:],
		"tables":                    full("|a|b|\n|-|-|\n|\n\n"),
		"tables of the widest":      full(strings.Repeat("|a", 30) + "\n" + strings.Repeat("|-", 30) + "\n" + strings.Repeat("|\n", 60) + "\n"),
		"delimiter rows":            full(":-\n"),
		"delimiter rows, wide":      full("a\n" + strings.Repeat(":-|", 28) + "\n"),
		"pipes escaped":             "|a\n|-\n|" + full("`\\|`")[10:],
		"pipes":                     full("|"),
		"letters":                   full("a"),
		"Japanese":                  full("あ"),
		"Japanese strong":           full("**合意。**した"),
		"ideographic spaces":        full("　"),
		"carriage returns":          full("\r"),
		"control characters":        full("\x01"),
		"tildes":                    full("~a~ "),
		"quote then list":           full("> - a\n"),
		"quote list quote":          full("> - > - a\n"),
		"list deeper":               full("- a\n - b\n  - c\n   - d\n"),
		"exclamation":               full("!"),
		"parentheses in address":    "[a](" + full("(")[8:],
		"parentheses in address 2":  full("[a](((((((((("),
		"brackets long lines":       full(strings.Repeat("[", 990) + strings.Repeat("x", 64000)),
		"links opened, long block":  strings.Repeat("[a](b", 900) + strings.Repeat("x", 60000),
		"titles opened, long block": strings.Repeat(`[a](b "`, 900) + strings.Repeat("x\n", 29000),
		"refs opened, long block":   strings.Repeat(`[a][`, 400) + strings.Repeat("x\n", 29000),
	}
}

// TestWorst holds that whatever the parser makes of the worst texts is a Document within
// our bounds, or a fault that says which bound was met. BenchmarkWorst tells what it costs.
func TestWorst(t *testing.T) {
	for name, source := range worst() {
		t.Run(name, func(t *testing.T) {
			d, err := Markdown(context.Background(), source)
			if err == nil {
				err = d.Valid()
			}
			if err != nil && !fault.Is(err, fault.TooLarge) {
				t.Errorf("got %v, want a Document within the bounds or a fault of kind TooLarge", err)
			}
		})
	}
}

// BenchmarkWorst shows the worst texts of MaxSource bytes beside an ordinary one of that
// length. On one core of a small idle server the worst took 0.1 s (titles and addresses
// opened, one paragraph of 32,768 lines, list markers that change), the ordinary one 0.01 s.
func BenchmarkWorst(b *testing.B) {
	texts := worst()
	texts["ordinary"] = strings.Repeat("外相は会見で、協議を続けると述べた。\n\n", MaxSource/len("外相は会見で、協議を続けると述べた。\n\n"))
	for name, source := range texts {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				Markdown(context.Background(), source)
			}
		})
	}
}
