package window

import (
	"context"
	"log"
	"runtime/debug"
	"slices"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/spelling"
	"ninefold/forms"
	"ninefold/forms/kit"
)

// dictionaryAfter is how long after the window has begun the dictionary is read:
// the first frames come before it.
const dictionaryAfter = 700 * time.Millisecond

// speller marks the words of the open document that nobody knows. It answers
// from memory; the dictionary is read and asked beside the window. All else of
// it lives on the window's goroutine.
type speller struct {
	w       *window
	words   *spelling.Dictionary // nil until it is read, or where it is off
	reading bool
	waiting []func() // what is to be done once it is read
	checker *spelling.Checker
	stale   bool // whether the names of the document may have changed since they were read

	unknown   int    // words of the document that nobody knows, -1 where nobody has counted
	stopCount func() // ends the wait until they are counted anew

	queue     map[string]bool // words to look up
	looking   bool
	suggested map[string][]string
}

var (
	_ kit.Speller    = (*speller)(nil)
	_ forms.Spelling = (*speller)(nil)
)

func newSpeller(w *window) *speller {
	return &speller{w: w, unknown: -1, stopCount: func() {}, checker: spelling.NewChecker(), queue: map[string]bool{}, suggested: map[string][]string{}}
}

// start reads the dictionary, once the first frames are drawn, unless words are
// not to be marked.
func (s *speller) start() {
	kit.Later(dictionaryAfter, func() {
		if s.On() {
			s.read(nil)
		}
	})
}

// read reads the dictionary beside the window, and then does what waits for it.
func (s *speller) read(then func()) {
	if then != nil {
		if s.words != nil {
			then()
			return
		}
		s.waiting = append(s.waiting, then)
	}
	if s.words != nil || s.reading {
		return
	}
	s.reading = true
	kit.Beside(func() {
		words, err := spelling.Load()
		debug.FreeOSMemory() // reading takes as much again as what is kept
		kit.OnWindow(func() {
			s.reading = false
			if err != nil {
				log.Printf("the dictionary could not be read: %v", err)
				s.waiting = nil
				return
			}
			s.words = words
			s.apply()
			waiting := s.waiting
			s.waiting = nil
			for _, do := range waiting {
				do()
			}
		})
	})
}

// apply has words marked, or not, as is set, in what is on show.
func (s *speller) apply() {
	if s.On() && s.words != nil {
		s.learn()
		kit.Spell(s)
	} else {
		kit.Spell(nil)
	}
	kit.Respell(s.w.Canvas())
	s.count()
}

// learn takes which words are right besides the dictionary's.
func (s *speller) learn() {
	s.stale = false
	s.checker.Ignore(s.w.settings.ignoredWords())
	if s.w.doc != nil {
		s.checker.Accept(spelling.Vocabulary(s.w.doc.Assessment()))
	} else {
		s.checker.Accept(nil)
	}
}

// opened follows the document that is open.
func (s *speller) opened() {
	s.unknown = -1
	if s.words != nil {
		s.learn()
		s.count()
	}
}

// changed follows a change of the document: words that were added are right at
// once, names when a page is shown next.
func (s *speller) changed(change assessment.Change) {
	if s.words == nil {
		return
	}
	s.count()
	for _, op := range change.Ops {
		if !spelling.Names(op) {
			continue
		}
		if op.Field != assessment.FieldWords {
			s.stale = true
			continue
		}
		s.learn()
		kit.Respell(s.w.Canvas())
		return
	}
}

// shown follows the page that is shown.
func (s *speller) shown() {
	if s.words != nil && s.stale {
		s.learn()
	}
}

// Unknown implements kit.Speller.
func (s *speller) Unknown(text string, writing int) []kit.Stretch {
	at, unseen := s.checker.Check(text, writing)
	if len(unseen) > 0 {
		for _, word := range unseen {
			s.queue[word] = true
		}
		s.look()
	}
	if len(at) == 0 {
		return nil
	}
	all := make([]kit.Stretch, len(at))
	for i, stretch := range at {
		all[i] = kit.Stretch(stretch)
	}
	return all
}

// look looks up the words that wait, beside the window.
func (s *speller) look() {
	if s.looking || len(s.queue) == 0 {
		return
	}
	s.looking = true
	// What is drawn in the same go is looked up together.
	kit.Later(0, func() {
		words := make([]string, 0, len(s.queue))
		for word := range s.queue {
			words = append(words, word)
		}
		clear(s.queue)
		dictionary := s.words
		kit.Beside(func() {
			said := dictionary.Look(words)
			kit.OnWindow(func() {
				s.looking = false
				s.checker.Remember(said)
				for _, verdict := range said {
					if verdict != spelling.Known {
						kit.Respell(s.w.Canvas())
						break
					}
				}
				s.look()
			})
		})
	})
}

// Suggest implements kit.Speller.
func (s *speller) Suggest(word string, found func([]string)) {
	if words, known := s.suggested[word]; known {
		found(words)
		return
	}
	const most = 6
	s.read(func() {
		dictionary := s.words
		kit.Beside(func() {
			words := dictionary.Suggest(word, most)
			kit.OnWindow(func() {
				s.suggested[word] = words
				found(words)
			})
		})
	})
}

// Add implements kit.Speller: the word is the document's from now on, for
// colleagues too.
func (s *speller) Add(word string) {
	w := s.w
	if w.doc == nil {
		return
	}
	word = spelling.Plain(word)
	w.page.Flush()
	if w.Do(w.doc.Assessment().AddWord(word)) {
		w.Toast("“"+word+"” is a word of this document now, on every computer", kit.Action{Label: "Undo", Do: w.Undo})
	}
}

// Remove takes a word away from those of the document.
func (s *speller) Remove(word string) {
	if s.w.Do(s.w.doc.Assessment().RemoveWord(word)) {
		s.w.Toast("“"+word+"” is no word of this document any more", kit.Action{Label: "Undo", Do: s.w.Undo})
	}
}

// Ignore implements kit.Speller: the word is not marked on this computer.
func (s *speller) Ignore(word string) {
	word = spelling.Plain(word)
	s.setIgnored(append(s.w.settings.ignoredWords(), word))
	s.w.Toast("“"+word+"” is not marked on this computer any more", kit.Action{Label: "Mark it again", Do: func() { s.Heed(word) }})
}

// Ignored returns the words that are not marked on this computer.
func (s *speller) Ignored() []string { return s.w.settings.ignoredWords() }

// Heed marks a word again that was ignored.
func (s *speller) Heed(word string) {
	s.setIgnored(slices.DeleteFunc(s.w.settings.ignoredWords(), func(w string) bool { return w == word }))
}

func (s *speller) setIgnored(words []string) {
	slices.Sort(words)
	s.w.settings.setIgnoredWords(slices.Compact(words))
	s.learn()
	kit.Respell(s.w.Canvas())
	s.count()
	if page, is := s.w.page.(forms.SpellingFollower); is {
		page.SpellingChanged()
	}
}

// On tells whether words are marked on this computer.
func (s *speller) On() bool { return s.w.settings.marksWords() }

// Set has words marked on this computer, or not.
func (s *speller) Set(on bool) {
	s.w.settings.setMarksWords(on)
	if on {
		s.read(nil)
	}
	s.apply()
	s.w.refreshMenu()
}

func (s *speller) toggle() {
	s.Set(!s.On())
	if s.On() {
		s.w.Toast("Words that nobody knows are marked from now on")
	} else {
		s.w.Toast("Words are not marked any more. F7 still goes through them.")
	}
}

// Find looks beside the window for the words of the document that nobody knows.
func (s *speller) Find(ctx context.Context, done func([]spelling.Found, error)) {
	s.read(func() {
		s.learn()
		dictionary, checker, a := s.words, s.checker.Copy(), s.w.doc.Assessment().Clone()
		kit.Beside(func() {
			found, said, err := spelling.Find(ctx, dictionary, checker, a)
			kit.OnWindow(func() {
				if err == nil {
					s.checker.Remember(said)
				}
				done(found, err)
			})
		})
	})
}

// countAfter is how long the document is left alone before its unknown words are
// counted anew.
const countAfter = 4 * time.Second

// count counts the words of the document that nobody knows, once it is left alone, for
// the navigation.
func (s *speller) count() {
	s.stopCount()
	if s.words == nil || s.w.doc == nil || !s.On() {
		s.counted(-1)
		return
	}
	s.stopCount = kit.Later(countAfter, func() {
		doc := s.w.doc
		if doc == nil {
			return
		}
		s.Find(context.Background(), func(found []spelling.Found, err error) {
			if err != nil || s.w.doc != doc {
				return
			}
			words := map[string]bool{}
			for _, f := range found {
				words[f.Word] = true
			}
			s.counted(len(words))
		})
	})
}

func (s *speller) counted(words int) {
	if s.unknown == words {
		return
	}
	s.unknown = words
	if s.w.doc != nil && s.w.chrome != nil && !s.w.gone {
		s.w.chrome.refresh()
	}
}

// Spelling is what the pages ask about words.
func (w *window) Spelling() forms.Spelling { return w.speller }

// nothingUnknown says so when the key for the next unknown word finds none.
func (w *window) nothingUnknown() {
	switch {
	case !w.speller.On():
		w.Toast("Words are not marked on this computer.", kit.Action{Label: "Mark them", Do: func() { w.speller.Set(true) }})
	default:
		w.Toast("No unknown word where the cursor is.", kit.Action{Label: "Go through the whole document", Do: func() { w.Show(forms.SpellingPage) }})
	}
}
