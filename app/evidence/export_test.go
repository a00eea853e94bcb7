package evidence

// SeeOnly has no more than so many files, folders and links looked at, until the
// function it returns is called.
func SeeOnly(most int) (again func()) {
	was := mostSeen
	mostSeen = most
	return func() { mostSeen = was }
}
