package understanding

import (
	"strings"

	"ninefold/app/expression"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
)

// The reasons why lines of an e-mail are left out, or wait.
const (
	whyMailHead = "head of an e-mail"
	whySignOff  = "stands below the end of an e-mail"
	whyCloses   = "closes an e-mail"
)

var (
	// quoteMark is what mail programs put before the lines of the message that is
	// answered, once for every answer.
	quoteMark = expression.Of(`^\s*(?:>\s?)+`)
	// mailHead is a line of a message's head.
	mailHead = expression.Of(`^\W*(?:From|Sent|To|Cc|Bcc|Date|Subject|Importance|Attachments?|Reply-To):\s`)
	// mailWrote leads to what is quoted, and mailRule parts one message from another.
	mailWrote = expression.Of(`(?i)^on .{6,80}(?:wrote|writes):$`)
	mailRule  = expression.Of(`(?i)^-{2,}\s*(?:original|forwarded) message\s*-{2,}$|^begin forwarded message:$`)
	// signOff is how a letter ends, above the name.
	signOff = expression.Of(`(?i)^(?:(?:with )?(?:kind|best|warm|warmest|kindest|many)?\s*(?:regards|wishes|thanks)|all (?:the )?best|best|cheers|thanks(?: again| so much| in advance)?|thank you|yours (?:sincerely|faithfully|truly)|kr)\s*[,.!]?$`)
	// closing is what is said before that.
	closing = expression.Of(`(?i)^(?:please )?(?:let me know|hope (?:this|that)|happy to|do (?:let|give|shout|call)|shout if|any (?:questions|problems|queries)|if you (?:need|have|want)|give me|call me|get in touch|many thanks|thank you|thanks|sorry|looking forward|i look forward|see you|speak soon)\b`)
)

// quotes tells whether a text is mostly what a mail program has quoted.
func quotes(lines []source.Line) bool {
	const fewest = 3
	quoted, all := 0, 0
	for _, line := range lines {
		if source.Blank(line.Text) {
			continue
		}
		all++
		if quoteMark.MatchString(line.Text) {
			quoted++
		}
	}
	return quoted >= fewest && 2*quoted > all
}

// unquoted is a line without the marks of quoting.
func unquoted(text string) string { return quoteMark.ReplaceAllString(text, "") }

// leaveOutMail leaves out the heads of the messages in a text that is an e-mail,
// and what leads to a quoted one, and tells whether it is an e-mail. What stands
// below its end waits, also where its head was not copied with it.
func leaveOutMail(items []*item) (is bool) {
	const fewest = 2 // lines of a head
	for i := 0; i < len(items); i++ {
		end := i
		for end < len(items) && (end == i || !items[end].apart()) && items[end].marker == marks.Unmarked && items[end].Cell.Table == 0 && strings.Contains(items[end].words, ":") && mailHead.MatchString(items[end].words) {
			end++
		}
		line := marks.Trim(items[i].words)
		switch {
		case end-i >= fewest:
			for ; i < end; i++ {
				items[i].out = whyMailHead
			}
			i--
			is = true
		case strings.HasSuffix(line, ":") && mailWrote.MatchString(line), mailRule.MatchString(marks.Trim(items[i].Text)):
			items[i].out = whyMailHead
			is = true
		}
	}
	if is {
		findSignOffs(items)
	} else {
		const last = 15 // lines of a name, an address and a warning
		findSignOffs(items[max(0, len(items)-last):])
	}
	return is
}

// findSignOffs finds the end of each message: its last words, and the name,
// address and warning below it, up to the next message.
func findSignOffs(items []*item) {
	for i := 0; i < len(items); i++ {
		line := marks.Trim(items[i].Text)
		dashes := line == "--" || unquoted(line) == "--"
		if items[i].marker == marks.Bullet && !dashes || !dashes && (items[i].out != "" || !signOff.MatchString(items[i].words)) {
			continue
		}
		if at := i - 1; at >= 0 && items[at].marker == marks.Unmarked && items[at].out == "" && !items[at].heads() && (closing.MatchString(items[at].words) || items[at].gap > 0 && at > 0 && items[at-1].marker != marks.Unmarked) {
			items[at].closes = whyCloses
		}
		for ; i < len(items) && items[i].out != whyMailHead; i++ {
			if items[i].heads() && items[i].named.Statement != "" && items[i].apart() {
				break // the text goes on below an answer
			}
			items[i].closes = whySignOff
		}
		i--
	}
}

// inMail places a line that closes an e-mail, or stands below its end.
func (c *classifier) inMail(it *item) {
	if c.begun {
		c.list, c.guess = "", nil
		c.closedBy = strings.TrimRight(marks.Trim(it.words), " ,.!")
	}
	c.put(it, Target{Kind: NotPlaced, Why: it.closes})
}
