package drafting

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestScratch(t *testing.T) {
	raw, err := os.ReadFile(os.Getenv("SNIPS"))
	if err != nil {
		t.Skip()
	}
	for _, p := range strings.Split(string(raw), "\n\n") {
		fmt.Println("##", strings.ReplaceAll(p, "\n", " / "))
		for _, d := range Read(Page{Parts: []Part{{Text: "Заголовок.\n\n" + p}}}, Options{}) {
			fmt.Printf("   %s | %v | %s | %s | %s:%s | %s\n", d.Speaker.Printed, d.Speaker.Names, d.Kind, d.Mode, d.Why.Rule, d.Why.Cue, d.Citations[0].Exact)
		}
	}
}
