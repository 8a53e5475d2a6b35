package sample

import (
	"embed"
	"path"
)

//go:embed drawings/*.svg
var drawings embed.FS

// The size of every drawing, in pixels.
const (
	drawingWidth  = 1200
	drawingHeight = 800
)

// Drawing gives an SVG drawing by its file name, such as "harbour.svg"; false if there is none.
func Drawing(name string) ([]byte, bool) {
	if path.Base(name) != name {
		return nil, false
	}
	b, err := drawings.ReadFile(path.Join("drawings", name))
	return b, err == nil
}

// Drawings lists the file names of all drawings, sorted.
func Drawings() []string {
	entries, err := drawings.ReadDir("drawings")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
