package assessment

// ListKey names one of the three lists every statement has. Their titles and
// other names are the framework's.
type ListKey string

// The three lists of a statement, in the order they are written and read.
const (
	WorkingWell ListKey = "working_well"
	Improvement ListKey = "improvement"
	Priorities  ListKey = "priorities"
)

// ListKeys holds the three lists in reading order.
var ListKeys = []ListKey{WorkingWell, Improvement, Priorities}

// Status says how far the writing of a statement has come.
type Status int

// The statuses in the order a statement goes through them.
const (
	NotStarted Status = iota
	Drafting
	ForReview
	SignedOff
)

// Statuses holds every status in order.
var Statuses = []Status{NotStarted, Drafting, ForReview, SignedOff}

var statusKeys = []string{"not_started", "drafting", "for_review", "signed_off"}
var statusTitles = []string{"Not started", "Drafting", "For review", "Signed off"}

// Key is the status as files and the command line write it, such as "for_review".
func (s Status) Key() string { return statusKeys[s] }

// Title is the status as people read it, such as "For review".
func (s Status) Title() string { return statusTitles[s] }

// ParseStatus reads a status key, or refuses with CodeInvalid.
func ParseStatus(key string) (Status, error) {
	for i, k := range statusKeys {
		if k == key {
			return Status(i), nil
		}
	}
	return 0, invalid("The status %q is none of not_started, drafting, for_review and signed_off.", key)
}

// Marking is a protective marking of the Government Security Classifications.
type Marking string

// The markings a council's self-assessment may carry. OFFICIAL-SENSITIVE is a
// handling caveat of OFFICIAL, not a level of its own.
const (
	Unmarked          Marking = ""
	Official          Marking = "OFFICIAL"
	OfficialSensitive Marking = "OFFICIAL-SENSITIVE"
)

// Markings holds every marking, the least first.
var Markings = []Marking{Unmarked, Official, OfficialSensitive}

// ParseMarking reads a marking as it is printed, or refuses with CodeInvalid.
func ParseMarking(text string) (Marking, error) {
	for _, m := range Markings {
		if string(m) == text {
			return m, nil
		}
	}
	return "", invalid("The marking %q is neither OFFICIAL nor OFFICIAL-SENSITIVE.", text)
}
