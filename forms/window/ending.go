package window

import (
	"log"
	"os"
	"os/signal"
	"syscall"

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
			fyne.Do(w.app.Quit)
		}
	}()
	return func() {
		signal.Stop(told)
		close(done)
	}
}

// saveRest saves what is typed once the window is gone, however it went: the
// toolkit ends by itself on some signals, without asking the window.
func (w *window) saveRest() {
	if w.doc == nil {
		return
	}
	w.gone = true // the toolkit has ended: nothing can be drawn or titled any more
	w.page.Flush()
	if err := w.doc.Close(); err != nil {
		log.Printf("ending without saving: %v", err)
		w.abandon()
	}
}
