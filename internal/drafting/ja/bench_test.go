package ja

import "testing"

// BenchmarkLoad is what the first Japanese text pays once, beside the dictionary.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loadVocabulary()
	}
}
