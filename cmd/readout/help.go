package main

import (
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"readout/internal/i18n"
)

// helpColumns is how wide help is, and where in it the words begin that stand beside a flag.
const (
	helpColumns = 80
	helpBeside  = 30
)

// helpIn prints help in a language: what the tag "help" names stands in the catalogue. The
// parser's own printer has the words around it in English alone, and breaks lines at blanks,
// which Japanese has none of.
func helpIn(lang string) kong.HelpPrinter {
	return func(_ kong.HelpOptions, parsed *kong.Context) error {
		h := &helpPage{lang: lang}
		node, about := parsed.Selected(), "help.about"
		if node == nil {
			node = parsed.Model.Node
		} else {
			about = node.Help
		}
		line := strings.Join(append([]string{parsed.Model.Name}, strings.Fields(node.Summary())...), " ")
		h.block("", "help.usage", "line", line)
		h.write("\n")
		h.block("", about)
		if node.Detail != "" {
			h.write("\n")
			h.block("", node.Detail)
		}
		h.arguments(node)
		h.flags(node)
		if !node.Leaf() {
			h.commands(node)
		}
		_, err := io.WriteString(parsed.Stdout, h.page.String())
		return err
	}
}

// helpPage is help while it is written.
type helpPage struct {
	lang string
	page strings.Builder
}

func (h *helpPage) write(s string) { h.page.WriteString(s) }

// block writes a message, its lines indented.
func (h *helpPage) block(indent, key string, args ...any) {
	for _, line := range wrapped(i18n.T(h.lang, key, args...), helpColumns-len(indent)) {
		h.write(indent + line + "\n")
	}
}

func (h *helpPage) arguments(node *kong.Node) {
	if len(node.Positional) == 0 {
		return
	}
	h.write("\n")
	h.block("", "help.args")
	for _, arg := range node.Positional {
		h.beside(arg.Summary(), i18n.T(h.lang, arg.Help))
	}
}

func (h *helpPage) flags(node *kong.Node) {
	h.write("\n")
	h.block("", "help.flags")
	for i, group := range node.AllFlags(true) {
		if i > 0 {
			h.write("\n")
		}
		for _, flag := range group {
			h.beside(flagAsTyped(flag), h.ofFlag(flag))
		}
	}
}

func flagAsTyped(flag *kong.Flag) string {
	if flag.Short == 0 {
		return "    " + flag.String()
	}
	return flag.String()
}

func (h *helpPage) ofFlag(flag *kong.Flag) string {
	key := flag.Help
	if flag.Name == "help" { // the parser's own
		key = "help.help"
	}
	words := i18n.T(h.lang, key)
	if len(flag.Envs) > 0 {
		words += " ($" + strings.Join(flag.Envs, ", $") + ")"
	}
	return words
}

func (h *helpPage) commands(node *kong.Node) {
	h.write("\n")
	h.block("", "help.commands")
	for i, leaf := range node.Leaves(true) {
		if i > 0 {
			h.write("\n")
		}
		h.write("  " + leaf.Summary() + "\n")
		h.block("    ", leaf.Help)
	}
	h.write("\n")
	h.block("", "help.more", "line", node.FullPath()+" <command>")
}

// beside writes what is typed, and what it does in a column of its own: on the same line if there
// is room.
func (h *helpPage) beside(typed, does string) {
	lines := wrapped(does, helpColumns-helpBeside)
	left := "  " + typed
	if len(left) > helpBeside-2 {
		h.write(left + "\n")
		left = ""
	}
	for _, line := range lines {
		h.write(left + strings.Repeat(" ", helpBeside-len(left)) + line + "\n")
		left = ""
	}
}
