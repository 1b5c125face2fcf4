package postgrestest

import (
	"bytes"
	"context"
	"net"
	"net/url"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Wire is between programs and a server, and can be disturbed.
type Wire struct {
	// URL names the database at the other end.
	URL string

	listener         net.Listener
	network, address string // of the server

	mutex    sync.Mutex
	changed  *sync.Cond
	swallows bool
	cut      bool
	commit   *lostCommit // what happens at the next one
	open     map[net.Conn]bool
}

// lostCommit is a commit whose answer never arrives.
type lostCommit struct {
	arrives bool   // at the server
	then    func() // is called before the connection is lost
}

// NewWire lays a wire to a database. The test's end takes it away.
func NewWire(t testing.TB, database string) *Wire {
	t.Helper()
	config, err := pgx.ParseConfig(database)
	if err != nil {
		t.Fatal(err)
	}
	w := &Wire{open: map[net.Conn]bool{}}
	w.changed = sync.NewCond(&w.mutex)
	w.network, w.address = pgconn.NetworkAddress(config.Host, config.Port)
	if w.listener, err = (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	host, port, _ := net.SplitHostPort(w.listener.Addr().String())
	parameters := url.Values{
		"host": {host}, "port": {port}, "user": {config.User}, "password": {config.Password}, "sslmode": {"disable"},
	}
	w.URL = "postgres:///" + config.Database + "?" + parameters.Encode()
	go w.accept()
	t.Cleanup(func() {
		_ = w.listener.Close()
		w.Cut(true)
	})
	return w
}

// Swallow takes whatever is sent and delivers nothing, in both directions, until it is told not to.
func (w *Wire) Swallow(swallows bool) { w.change(func() { w.swallows = swallows }) }

// Cut ends all connections, and refuses new ones until it is told not to.
func (w *Wire) Cut(cut bool) {
	w.change(func() {
		if w.cut = cut; cut {
			for conn := range w.open {
				_ = conn.Close()
			}
		}
	})
}

// LoseCommit loses the connection of the next transaction that commits, before the commit arrives at the server or after
// it was answered. Then is called before that.
func (w *Wire) LoseCommit(arrives bool, then func()) {
	w.change(func() { w.commit = &lostCommit{arrives, then} })
}

func (w *Wire) change(change func()) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	change()
	w.changed.Broadcast()
}

func (w *Wire) accept() {
	for {
		client, err := w.listener.Accept()
		if err != nil {
			return
		}
		server, err := (&net.Dialer{}).DialContext(context.Background(), w.network, w.address)
		if err != nil {
			_ = client.Close()
			continue
		}
		var ended bool
		w.change(func() {
			w.open[client], w.open[server] = true, true
			ended = w.cut
		})
		if ended {
			w.end(client, server)
			continue
		}
		lost := make(chan *lostCommit, 1)
		go w.carry(client, server, func(sent []byte) bool { return w.commits(sent, lost) })
		go w.carry(server, client, func([]byte) bool {
			select {
			case commit := <-lost: // this is its answer
				commit.then()
				return false
			default:
				return true
			}
		})
	}
}

// commits looks at what a client sends, and returns whether it is delivered.
func (w *Wire) commits(sent []byte, lost chan<- *lostCommit) (delivered bool) {
	if !bytes.Contains(sent, []byte("COMMIT\x00")) {
		return true
	}
	var commit *lostCommit
	w.change(func() { commit, w.commit = w.commit, nil })
	switch {
	case commit == nil:
		return true
	case commit.arrives:
		lost <- commit
		return true
	}
	commit.then()
	return false
}

// carry carries what comes from one end to the other, until an end is closed or something is not to be delivered.
func (w *Wire) carry(from, to net.Conn, delivered func([]byte) bool) {
	defer w.end(from, to)
	buffer := make([]byte, 64<<10)
	for {
		n, err := from.Read(buffer)
		if err != nil {
			return
		}
		w.mutex.Lock()
		for w.swallows && !w.cut {
			w.changed.Wait()
		}
		w.mutex.Unlock()
		if !delivered(buffer[:n]) {
			return
		}
		if _, err := to.Write(buffer[:n]); err != nil {
			return
		}
	}
}

func (w *Wire) end(ends ...net.Conn) {
	for _, end := range ends {
		_ = end.Close()
		w.change(func() { delete(w.open, end) })
	}
}
