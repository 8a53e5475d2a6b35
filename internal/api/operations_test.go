package api

import "testing"

func TestEveryOperation(t *testing.T) { scripted(t, "operations") }

func TestWrongInput(t *testing.T) { scripted(t, "wrong") }
