package window

import (
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
)

// endWhenTold ends the program in order when the system tells it to: at the end
// of a session, when a terminal closes, or with kill. Nobody is there to be
// asked anything; saveRest saves what is typed. It returns what stops listening.
func (w *window) endWhenTold() (stop func()) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
		case <-told:
			w.ending(patience)
			fyne.Do(w.app.Quit)
		}
	}()
	return func() {
		signal.Stop(told)
		close(done)
	}
}

// patience is how long the toolkit may take to end once it was told to. What it
// does then takes milliseconds.
const patience = 5 * time.Second

// patienceSaved is the same where all is saved and nobody was left to be asked: who
// has closed the window waits for nothing else.
const patienceSaved = time.Second

// endAnyway ends the program when the toolkit does not. At its end it queues the
// last of its events and waits for them, and now and then, on a busy computer,
// they come to wait for the main loop, which has gone: the window would be closed
// and the program stay. By then nothing else uses the window.
func endAnyway(after time.Duration, rest func()) {
	time.AfterFunc(after, func() {
		log.Print("the toolkit does not end; the program ends without it")
		rest()
		os.Exit(0)
	})
}

// saveRest saves what is typed once the window is gone, however it went: the
// toolkit ends by itself on some signals, without asking the window.
func (w *window) saveRest() {
	if w.doc == nil {
		return
	}
	if w.made != nil {
		<-w.made // the program may end before the toolkit has asked for the page
	}
	w.gone = true // the toolkit has ended: nothing can be drawn or titled any more
	w.page.Flush()
	if err := w.doc.Close(); err != nil {
		log.Printf("ending without saving: %v", err)
		w.abandon()
	}
}
