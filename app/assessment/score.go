package assessment

import "strings"

// Overall is what the scores of all statements come to. While a statement is
// unscored there is no percentage and no rating.
type Overall struct {
	Statements int    // how many statements there are
	Scored     int    // how many of them have a score
	Total      int    // the sum of the scores given
	Most       int    // the highest total there can be
	Percent    int    // Total of Most in per cent, rounded up; 0 until Complete
	Rating     string // the band Percent falls in; "" until Complete
}

// Complete tells whether every statement has a score.
func (o Overall) Complete() bool { return o.Statements > 0 && o.Scored == o.Statements }

// Overall works out the overall score from the statements' scores. All
// statements weigh the same; the rounding and the bands are the framework's.
func (a *Assessment) Overall() Overall {
	scores := make([]int, len(a.Statements))
	for i, s := range a.Statements {
		scores[i] = s.Score
	}
	return a.Framework.Rate(scores)
}

// Rate works out the overall score for one score a statement, 0 standing for
// unscored. The percentage is rounded up: CQC does not publish its rule, and
// every published pair of scores and percentage agrees with rounding up.
func (f *Framework) Rate(scores []int) Overall {
	o := Overall{Statements: len(scores), Most: len(scores) * f.TopScore()}
	for _, s := range scores {
		if s > 0 {
			o.Scored++
			o.Total += s
		}
	}
	if o.Complete() {
		o.Percent = percentUp(o.Total, o.Most)
		o.Rating = f.RatingOf(o.Percent)
	}
	return o
}

// RatingOf returns the rating whose band holds percent, or "" below them all.
func (f *Framework) RatingOf(percent int) string {
	for _, b := range f.Rule.Bands {
		if percent >= b.From && percent <= b.To {
			return b.Rating
		}
	}
	return ""
}

// ToNextRating returns how many more points reach the next better rating from
// total out of most, and that rating; 0 and "" from the best one.
func (f *Framework) ToNextRating(total, most int) (points int, rating string) {
	now := f.RatingOf(percentUp(total, most))
	for t := total + 1; t <= most; t++ {
		if r := f.RatingOf(percentUp(t, most)); r != now {
			return t - total, r
		}
	}
	return 0, ""
}

func percentUp(total, most int) int {
	if most == 0 {
		return 0
	}
	return (100*total + most - 1) / most
}

// Supposed is the score that unscored statements are supposed to have when it
// is said what they would come to: the one below the middle of the scale, 2 of
// 4. It is Ninefold's own choice, and named wherever it is used.
func (f *Framework) Supposed() int { return f.Scores[(len(f.Scores)-1)/2].Value }

// Supposing works out the overall score with every unscored statement at the
// given score, for saying how things stand before all are scored.
func (a *Assessment) Supposing(unscoredAt int) Overall {
	scores := make([]int, len(a.Statements))
	for i, s := range a.Statements {
		scores[i] = s.Score
		if s.Score == 0 {
			scores[i] = unscoredAt
		}
	}
	return a.Framework.Rate(scores)
}

// Outlook says in a sentence or two what the overall score is, or what it
// would be with the unscored statements at Supposed, and how far the next better
// rating is.
func (a *Assessment) Outlook() string {
	o := a.Overall()
	if o.Scored == 0 {
		return "No statement is scored yet."
	}
	line := itoa(o.Total) + " of " + itoa(o.Most) + ", " + itoa(o.Percent) + "%."
	if !o.Complete() {
		supposed := a.Framework.Supposed()
		o = a.Supposing(supposed)
		rest := o.Statements - a.Overall().Scored
		others := "With the other " + inWord(rest) + " at "
		if rest == 1 {
			others = "With the other one at "
		}
		line = others + itoa(supposed) + ": " + itoa(o.Total) + " of " + itoa(o.Most) + ", " +
			itoa(o.Percent) + "%, " + strings.ToLower(o.Rating) + "."
	}
	if points, rating := a.Framework.ToNextRating(o.Total, o.Most); points > 0 {
		line += " " + capital(inWord(points)) + " more " + plural(points, "point reaches ", "points reach ") + rating + "."
	}
	return line
}

// inWord writes small numbers as words, as running text does.
func inWord(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return itoa(n)
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
