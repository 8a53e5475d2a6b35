package api

import (
	"testing"
	"time"
)

// TestHowLongWordsLayReadyIsNotTold: an update that was written long before it was published, as
// under an embargo, has not changed since it is public.
func TestHowLongWordsLayReadyIsNotTold(t *testing.T) {
	v := sampleUpdates()[0]
	v.Update.Posted, v.Update.Changed = said, said.Add(-48*time.Hour)
	if got := (&room{}).update("jr-2017", &v).ChangedAt; !got.Equal(said) {
		t.Errorf("written two days before: got changed %s, want %s", got, said)
	}
	v.Update.Changed = said.Add(time.Hour)
	if got := (&room{}).update("jr-2017", &v).ChangedAt; !got.Equal(said.Add(time.Hour)) {
		t.Errorf("changed an hour later: got changed %s", got)
	}
}
