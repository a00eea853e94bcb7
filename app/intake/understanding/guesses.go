package understanding

// How sure a guess is, 0 to 1, in the steps in which it is said and accepted. What is
// less than FairlySure is only a guess: nobody accepts it by accepting guesses, but by
// saying so of it.
const (
	AnyGuess   = 0.0
	FairlySure = 0.65
	almostSure = 0.8
	onlyAGuess = 0.6
)

// Sureness says a strength of 0 to 1 in words.
func Sureness(strength float64) string {
	switch {
	case strength >= almostSure:
		return "almost sure"
	case strength >= FairlySure:
		return "fairly sure"
	default:
		return "a guess"
	}
}

// guess notes where a block that waits most likely goes, and how sure that is.
func (b *Block) guess(to Target, strength float64) { b.Guess, b.Strength = &to, strength }

// sureness is how sure it is where the lines now belong that wait: as sure as the
// weaker of what their statement and their list were taken for.
func (c *classifier) sureness() float64 {
	strength := 1.0
	if c.doubtful != nil {
		strength = min(strength, c.doubtful.strength)
	}
	if c.guess != nil && c.guess.list != "" {
		strength = min(strength, c.guess.strength)
	} else if c.within {
		strength = min(strength, within)
	}
	return strength
}

// within is how sure it is that the lines under a heading that is none of the
// lists belong to the list around it, where all lists are headed otherwise.
const within = 0.7

// IsGuess tells whether a block goes where it is only guessed to go.
func (b *Block) IsGuess() bool { return b.Guess != nil && b.Target == *b.Guess }

// AcceptGuesses moves every block that waits to where it is guessed to go at least so
// surely, and returns how many entries that places.
func (s *Staging) AcceptGuesses(least float64) int {
	entries := 0
	if s.accepted == nil || least < *s.accepted {
		s.accepted = &least
	}
	for _, b := range s.Blocks {
		if b.waits(least) {
			if b.Target = *b.Guess; b.Target.Kind == Entries {
				entries += len(b.Entries())
			}
		}
	}
	return entries
}

// Guessed counts the entries that wait for somebody to accept a guess that is at least
// so sure.
func (s *Staging) Guessed(least float64) int {
	entries := 0
	for _, b := range s.Blocks {
		if b.waits(least) && b.Guess.Kind == Entries {
			entries += len(b.Entries())
		}
	}
	return entries
}

// waits tells whether a block waits whose place is guessed at least so surely.
func (b *Block) waits(least float64) bool {
	return b.Guess != nil && b.Target.Kind == NotPlaced && b.Strength >= least
}
